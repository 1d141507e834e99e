// SPDX-License-Identifier: Apache-2.0 OR MIT
//! What a proof is made of: sums of points, transforms over Fr, pairings.

use std::{fs, hint::black_box, sync::Arc};

use anyhow::{anyhow, Result};
use bellperson::domain::EvaluationDomain;
use blstrs::{Compress, G1Affine, G1Projective, G2Affine, Gt, Scalar as Fr};
use ec_gpu_gen::{
    multiexp_cpu::{multiexp_cpu, FullDensity},
    threadpool::Worker,
};
use ff::PrimeField;
use group::{prime::PrimeCurveAffine, Curve, Group};

use crate::{data, Sample, Workload};

const G1_BYTES: usize = 96;

fn scalar(seed: u64) -> Fr {
    Fr::from_repr_vartime(data::node(seed)).expect("canonical")
}

/// `msm-points LOG2 FILE`: 2^LOG2 different points in uncompressed encoding.
pub fn points(log2: u64, file: &str) -> Result<Workload> {
    let file = file.to_string();
    Ok(Box::new(move || {
        let step = G1Projective::generator() * scalar(20);
        let mut next = G1Projective::generator() * scalar(21);
        let mut points = Vec::with_capacity(1 << log2);
        for _ in 0..1usize << log2 {
            points.push(next);
            next += step;
        }
        let mut affine = vec![G1Affine::default(); points.len()];
        G1Projective::batch_normalize(&points, &mut affine);
        let bytes: Vec<u8> = affine.iter().flat_map(G1Affine::to_uncompressed).collect();
        fs::write(&file, &bytes)?;
        Sample::time("point", 1 << log2, || Ok(()))?.answering(|()| data::digest(&bytes))
    }))
}

/// `msm-g1 LOG2 FILE`: the sum of the file's points times scalars of 254 bits.
pub fn msm(log2: u64, file: &str) -> Result<Workload> {
    let points = fs::read(file)?
        .chunks_exact(G1_BYTES)
        .map(|bytes| {
            let bytes = bytes.try_into().expect("96 bytes");
            Option::from(G1Affine::from_uncompressed_unchecked(bytes))
                .ok_or_else(|| anyhow!("not a point"))
        })
        .collect::<Result<Vec<G1Affine>>>()?;
    let (points, scalars) = (Arc::new(points), Arc::new(data::nodes(22, 1 << log2)));
    let worker = Worker::new();
    Ok(Box::new(move || {
        Sample::time("point", 1 << log2, || {
            let bases = (points.clone(), 0);
            Ok(multiexp_cpu(&worker, bases, FullDensity, scalars.clone()).wait()?)
        })?
        .answering(|sum: G1Projective| hex::encode(sum.to_affine().to_compressed()))
    }))
}

/// `ntt LOG2`: one forward transform.
pub fn ntt(log2: u64) -> Result<Workload> {
    let values: Vec<Fr> = data::nodes(23, 1 << log2)
        .into_iter()
        .map(|node| Fr::from_repr_vartime(node).expect("canonical"))
        .collect();
    let worker = Worker::new();
    Ok(Box::new(move || {
        let mut domain = EvaluationDomain::from_coeffs(values.clone())?;
        let sample = Sample::time("element", 1 << log2, || Ok(domain.fft(&worker, &mut None)?))?;
        sample.answering(|()| {
            let bytes: Vec<u8> = domain.as_ref().iter().flat_map(Fr::to_repr).collect();
            data::digest(&bytes)
        })
    }))
}

/// `pairing COUNT`: pairings of different points, each with its final exponentiation.
pub fn pairings(count: u64) -> Result<Workload> {
    let pairs: Vec<(G1Affine, G2Affine)> = (0..count)
        .map(|i| {
            let p = G1Affine::generator() * scalar(100 + i);
            let q = G2Affine::generator() * scalar(1000 + i);
            (p.to_affine(), q.to_affine())
        })
        .collect();
    Ok(Box::new(move || {
        Sample::time("pairing", count, || {
            Ok(black_box(
                pairs
                    .iter()
                    .map(|(p, q)| blstrs::pairing(p, q))
                    .collect::<Vec<Gt>>(),
            ))
        })?
        .answering(|values| {
            let mut bytes = Vec::new();
            for value in values {
                value.write_compressed(&mut bytes).expect("not one");
            }
            data::digest(&bytes)
        })
    }))
}
