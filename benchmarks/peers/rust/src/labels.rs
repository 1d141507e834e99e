// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The stacked graph: parents and labels, on one core, in memory.

use std::{fs, hint::black_box};

use anyhow::Result;
use filecoin_hashers::poseidon::PoseidonHasher;
use storage_proofs_core::{
    api_version::ApiVersion,
    drgraph::{Graph, BASE_DEGREE},
};
use storage_proofs_porep::stacked::{
    create_label::single::{create_label, create_label_exp},
    StackedBucketGraph, EXP_DEGREE,
};

use crate::{data, Sample, Workload};

const NODE: usize = 32;
/// Seed of the PoRep id; replica ids follow from `REPLICA_SEED + sector`.
const POREP_SEED: u64 = 4;
const REPLICA_SEED: u64 = 1000;

fn graph(log2: u64) -> Result<StackedBucketGraph<PoseidonHasher>> {
    StackedBucketGraph::new_stacked(
        1 << log2,
        BASE_DEGREE,
        EXP_DEGREE,
        data::node(POREP_SEED),
        ApiVersion::V1_1_0,
    )
}

/// All parents, 14 little-endian u32 a node.
fn all_parents(graph: &StackedBucketGraph<PoseidonHasher>) -> Result<Vec<u32>> {
    let degree = graph.degree();
    let mut all = vec![0; degree * graph.size()];
    for (node, parents) in all.chunks_exact_mut(degree).enumerate() {
        graph.parents(node, parents)?;
    }
    Ok(all)
}

fn little_endian(parents: &[u32]) -> Vec<u8> {
    parents.iter().flat_map(|p| p.to_le_bytes()).collect()
}

/// `parents LOG2_NODES`: the parents of every node.
pub fn parents(log2: u64) -> Result<Workload> {
    let graph = graph(log2)?;
    Ok(Box::new(move || {
        Sample::time("node", 1 << log2, || all_parents(&graph))?
            .answering(|all| data::digest(&little_endian(&all)))
    }))
}

/// `parents-file LOG2_NODES FILE`: the same as a file, for sides that cannot make it yet.
pub fn parents_file(log2: u64, file: &str) -> Result<Workload> {
    let (graph, file) = (graph(log2)?, file.to_string());
    Ok(Box::new(move || {
        let bytes = little_endian(&all_parents(&graph)?);
        fs::write(&file, &bytes)?;
        Sample::time("node", 1 << log2, || Ok(()))?.answering(|()| data::digest(&bytes))
    }))
}

/// `labels LOG2_NODES LAYERS SECTORS`: one sector after the other, the parents cache prepared.
/// The answer is the digest of the digests of all last layers.
pub fn labels(log2: u64, layers: u64, sectors: u64) -> Result<Workload> {
    let graph = graph(log2)?;
    let mut cache = graph.parent_cache()?;
    let (nodes, layers) = (1usize << log2, layers as usize);
    let mut current = vec![0u8; NODE * nodes];
    let mut previous = current.clone();
    Ok(Box::new(move || {
        let (mut seconds, mut answers) = (0.0, Vec::new());
        for sector in 0..sectors {
            let id = data::node(REPLICA_SEED + sector);
            let sample = Sample::time("label", 1, || {
                for layer in 1..=layers {
                    std::mem::swap(&mut current, &mut previous);
                    cache.reset()?;
                    for node in 0..nodes {
                        let cache = Some(&mut cache);
                        if layer == 1 {
                            create_label(&graph, cache, id, &mut current, layer, node)?;
                        } else {
                            create_label_exp(
                                &graph,
                                cache,
                                id,
                                &previous,
                                &mut current,
                                layer,
                                node,
                            )?;
                        }
                    }
                }
                black_box(&current);
                Ok(())
            })?;
            seconds += sample.seconds;
            answers.push(data::digest(&current));
        }
        Ok(Sample {
            unit: "label",
            count: sectors * layers as u64 * nodes as u64,
            seconds,
            answer: data::digest(answers.concat().as_bytes()),
        })
    }))
}
