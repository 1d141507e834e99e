// SPDX-License-Identifier: Apache-2.0 OR MIT
//! One side of the comparison, for Yuma epochs: the lines of `peers/rust`, answered with the sparse
//! rules of the network on `substrate-fixed`. `yuma NEURONS VERSION EPOCHS` runs consecutive epochs.

mod data;
mod epoch;
mod sparse;

use std::{
    collections::HashMap,
    io::{self, BufRead, Write},
    time::Instant,
};

use data::Subnet;
use epoch::{Outcome, Version};

/// What a line asks for, with its inputs prepared.
struct Workload {
    start: Subnet,
    version: Version,
    epochs: u64,
}

impl Workload {
    fn of(line: &str) -> Result<Self, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [name, neurons, version, epochs] = words[..] else {
            return Err(format!("wanted yuma NEURONS VERSION EPOCHS, got {line}"));
        };
        if name != "yuma" {
            return Err(format!("no workload is called {name}"));
        }
        let version = match version {
            "original" => Version::Original,
            "yuma3" => Version::Yuma3,
            "liquid" => Version::Liquid,
            other => return Err(format!("no version is called {other}")),
        };
        let number = |word: &str| word.parse::<u64>().map_err(|error| error.to_string());
        let mut start = Subnet::new(number(neurons)? as usize);
        let first = epoch::run(&start, version);
        start.advance(first.bonds);
        Ok(Workload {
            start,
            version,
            epochs: number(epochs)?,
        })
    }

    fn sample(&self) -> (f64, String) {
        let mut subnet = self.start.clone();
        let clock = Instant::now();
        let mut last = Outcome::default();
        for _ in 0..self.epochs {
            last = epoch::run(&subnet, self.version);
            subnet.advance(std::mem::take(&mut last.bonds));
        }
        let seconds = clock.elapsed().as_secs_f64();
        (seconds, data::digest(&last, &subnet.bonds))
    }
}

fn reply(known: &mut HashMap<String, Workload>, line: &str) -> String {
    if !known.contains_key(line) {
        match Workload::of(line) {
            Ok(workload) => known.insert(line.to_string(), workload),
            Err(error) => return format!(r#"{{"name":"{line}","error":"{error}"}}"#),
        };
    }
    let workload = &known[line];
    let (seconds, answer) = workload.sample();
    let count = workload.epochs;
    format!(
        r#"{{"name":"{line}","unit":"epoch","count":{count},"samples":[{seconds:e}],"answer":"{answer}"}}"#
    )
}

fn main() -> io::Result<()> {
    let mut known = HashMap::new();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.is_empty() {
        for _ in 0..5 {
            println!("{}", reply(&mut known, &arguments.join(" ")));
        }
        return Ok(());
    }
    for line in io::stdin().lock().lines() {
        println!("{}", reply(&mut known, line?.trim()));
        io::stdout().flush()?;
    }
    Ok(())
}
