// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Hashes on batches: SHA-256 trees, Poseidon, Feistel permutation, piece commitments.

use std::{fs::File, hint::black_box};

use anyhow::Result;
use blstrs::Scalar as Fr;
use ff::PrimeField;
use filecoin_proofs::{generate_piece_commitment, UnpaddedBytesAmount};
use generic_array::typenum::{U11, U2, U8};
use neptune::{
    poseidon::{Poseidon, PoseidonConstants},
    Arity,
};
use sha2::{Digest, Sha256};
use storage_proofs_core::crypto::feistel;

use crate::{data, Sample, Workload};

/// `sha-tree LOG2_LEAVES`: a whole binary tree, every hash cut to 254 bits.
pub fn sha_tree(log2: u64) -> Result<Workload> {
    let leaves = data::nodes(1, 1 << log2);
    Ok(Box::new(move || {
        Sample::time("node", leaves.len() as u64 - 1, || {
            let mut row = pairs(&leaves);
            while row.len() > 1 {
                row = pairs(&row);
            }
            Ok(row[0])
        })?
        .answering(hex::encode)
    }))
}

fn pairs(row: &[[u8; 32]]) -> Vec<[u8; 32]> {
    row.chunks_exact(2)
        .map(|pair| {
            let mut hash: [u8; 32] = Sha256::digest(pair.as_flattened()).into();
            hash[31] &= 0x3f;
            hash
        })
        .collect()
}

/// `poseidon ARITY COUNT`: nodes in, nodes out, as the reference's trees do it.
pub fn poseidon(arity: u64, count: u64) -> Result<Workload> {
    match arity {
        2 => poseidon_of::<U2>(count as usize),
        8 => poseidon_of::<U8>(count as usize),
        11 => poseidon_of::<U11>(count as usize),
        _ => anyhow::bail!("no arity {arity}"),
    }
}

fn poseidon_of<A: Arity<Fr> + 'static>(count: usize) -> Result<Workload> {
    let arity = A::to_usize();
    let input = data::nodes(2, arity * count);
    let constants = PoseidonConstants::<Fr, A>::new();
    Ok(Box::new(move || {
        Sample::time("hash", count as u64, || {
            let mut out = Vec::with_capacity(32 * count);
            let mut preimage = Vec::with_capacity(arity);
            for nodes in input.chunks_exact(arity) {
                preimage.clear();
                preimage.extend(
                    nodes
                        .iter()
                        .map(|n| Fr::from_repr_vartime(*n).expect("canonical")),
                );
                let hash = Poseidon::new_with_preimage(&preimage, &constants).hash();
                out.extend_from_slice(&hash.to_repr());
            }
            Ok(out)
        })?
        .answering(|out| data::digest(&out))
    }))
}

/// `feistel LOG2_NODES`: the permutation of all eight expander edges of a graph of that size.
pub fn feistel(log2: u64) -> Result<Workload> {
    let domain = 8u64 << log2;
    let mut stream = data::SplitMix(3);
    let keys: [u64; 4] = std::array::from_fn(|_| stream.next());
    let precomputed = feistel::precompute(domain);
    Ok(Box::new(move || {
        Sample::time("value", domain, || {
            Ok((0..domain)
                .map(|index| feistel::permute(domain, index, &keys, precomputed))
                .collect::<Vec<u64>>())
        })?
        .answering(|values| {
            let bytes: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
            data::digest(&bytes)
        })
    }))
}

/// `commp FILE`: the piece commitment of a file whose length is a valid piece size.
pub fn commp(file: &str) -> Result<Workload> {
    let file = file.to_string();
    let len = std::fs::metadata(&file)?.len();
    Ok(Box::new(move || {
        Sample::time("byte", len, || {
            let info = generate_piece_commitment(File::open(&file)?, UnpaddedBytesAmount(len))?;
            Ok(black_box(info.commitment))
        })?
        .answering(hex::encode)
    }))
}
