// SPDX-License-Identifier: Apache-2.0 OR MIT
//! One side of the comparison. Each line of standard input names a workload with its arguments and
//! asks for one sample; each line of standard output is its answer as JSON. What a workload prepares
//! is kept for the next sample. With arguments, the program takes five samples of them and ends.

mod curve;
mod data;
mod groth16;
mod hashing;
mod labels;
mod phases;
mod porep;
mod vanilla;
mod window;

use std::{
    collections::HashMap,
    io::{self, BufRead, Write},
    time::Instant,
};

use anyhow::{anyhow, bail, Result};
use serde_json::json;

/// Takes one sample; inputs are prepared when it is made.
pub type Workload = Box<dyn FnMut() -> Result<Sample>>;

/// One timing with the answer that the other side must agree with.
pub struct Sample<A = String> {
    pub unit: &'static str,
    pub count: u64,
    pub seconds: f64,
    pub answer: A,
}

impl<A> Sample<A> {
    pub fn time(unit: &'static str, count: u64, f: impl FnOnce() -> Result<A>) -> Result<Self> {
        let start = Instant::now();
        let answer = f()?;
        Ok(Sample {
            unit,
            count,
            seconds: start.elapsed().as_secs_f64(),
            answer,
        })
    }

    /// Turns the result into text once the clock has stopped.
    pub fn answering(self, f: impl FnOnce(A) -> String) -> Result<Sample> {
        let Sample {
            unit,
            count,
            seconds,
            answer,
        } = self;
        Ok(Sample {
            unit,
            count,
            seconds,
            answer: f(answer),
        })
    }
}

fn make(words: &[&str]) -> Result<Workload> {
    let word = |i: usize| {
        words
            .get(i)
            .copied()
            .ok_or_else(|| anyhow!("argument {i} is missing"))
    };
    let number = |i: usize| -> Result<u64> { Ok(word(i)?.parse()?) };
    match word(0)? {
        "sha-tree" => hashing::sha_tree(number(1)?),
        "poseidon" => hashing::poseidon(number(1)?, number(2)?),
        "feistel" => hashing::feistel(number(1)?),
        "commp" => hashing::commp(word(1)?),
        "parents" => labels::parents(number(1)?),
        "parents-file" => labels::parents_file(number(1)?, word(2)?),
        "labels" => labels::labels(number(1)?, number(2)?, number(3)?),
        "sector" => phases::sector(number(1)?, word(2)?),
        "pc1" => phases::pc1(word(1)?),
        "pc2" => phases::pc2(word(1)?),
        "msm-points" => curve::points(number(1)?, word(2)?),
        "msm-g1" => curve::msm(number(1)?, word(2)?),
        "ntt" => curve::ntt(number(1)?),
        "pairing" => curve::pairings(number(1)?),
        "groth16-files" => groth16::files(word(1)?),
        "groth16-parameters" => groth16::parameters(word(1)?),
        "groth16-prove" => groth16::prove(word(1)?),
        "groth16-verify" => groth16::verify(word(1)?, false),
        "groth16-decode-verify" => groth16::verify(word(1)?, true),
        "groth16-verify-batch" => groth16::verify_batch(word(1)?, false),
        "groth16-decode-verify-batch" => groth16::verify_batch(word(1)?, true),
        "porep-sector" => porep::sector(word(1)?),
        "porep-parameters" => porep::parameters(word(1)?),
        "porep-prove" => porep::prove(word(1)?),
        "post-sectors" => vanilla::sectors(number(1)?, word(2)?),
        "post-vanilla" => vanilla::proofs(number(1)?, word(2)?),
        other => bail!("no workload is called {other}"),
    }
}

fn sample(known: &mut HashMap<String, Workload>, line: &str) -> Result<Sample> {
    if !known.contains_key(line) {
        let words: Vec<&str> = line.split_whitespace().collect();
        known.insert(line.to_string(), make(&words)?);
    }
    known.get_mut(line).expect("just put there")()
}

fn reply(known: &mut HashMap<String, Workload>, line: &str, samples: usize) -> String {
    let taken: Result<Vec<Sample>> = (0..samples).map(|_| sample(known, line)).collect();
    match taken {
        Ok(taken) => json!({
            "name": line, "unit": taken[0].unit, "count": taken[0].count,
            "samples": taken.iter().map(|s| s.seconds).collect::<Vec<_>>(),
            "answer": taken[0].answer,
        }),
        Err(error) => json!({"name": line, "error": format!("{error:#}")}),
    }
    .to_string()
}

fn main() -> Result<()> {
    let mut known = HashMap::new();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.is_empty() {
        println!("{}", reply(&mut known, &arguments.join(" "), 5));
        return Ok(());
    }
    for line in io::stdin().lock().lines() {
        println!("{}", reply(&mut known, line?.trim(), 1));
        io::stdout().flush()?;
    }
    Ok(())
}
