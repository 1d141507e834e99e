// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Whole phases of sealing, on folders that both sides read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{anyhow, Result};
use filecoin_proofs::{
    add_piece, seal_pre_commit_phase1, seal_pre_commit_phase2, with_shape, MerkleTreeTrait,
    PoRepConfig, SealPreCommitPhase1Output, UnpaddedBytesAmount,
};
use serde_json::{json, Value};
use storage_proofs_core::api_version::ApiVersion;

use crate::{data, Sample, Workload};

fn config(size: u64) -> Result<PoRepConfig> {
    PoRepConfig::new_groth16_with_features(size, data::node(4), ApiVersion::V1_1_0, vec![])
}

/// `pc2-prepare BYTES DIR`: DIR gets what PreCommit2 begins with, as the reference leaves it:
/// `sealed` (the padded data), `cache/` (layers, data tree), `pc1.json` and `sector.json`.
pub fn prepare(size: u64, dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    Ok(Box::new(move || {
        let size = size;
        let answer = with_shape!(size, phase1, size, &dir)?;
        Sample::time("sector", 1, || Ok(()))?.answering(|()| answer)
    }))
}

fn phase1<T: 'static + MerkleTreeTrait>(size: u64, dir: &Path) -> Result<String> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    let (cache, sealed, staged) = (dir.join("cache"), dir.join("sealed"), dir.join("staged"));
    fs::create_dir_all(&cache)?;
    let len = UnpaddedBytesAmount(size / 128 * 127);
    let data = data::bytes(5, len.0 as usize);
    let (piece, _) = add_piece(&data[..], fs::File::create(&staged)?, len, &[])?;
    fs::File::create(&sealed)?;
    let (prover, ticket, sector) = (data::node(6), data::node(7), 8);
    let out = seal_pre_commit_phase1::<_, _, _, T>(
        &config(size)?,
        &cache,
        &staged,
        &sealed,
        prover,
        sector.into(),
        ticket,
        std::slice::from_ref(&piece),
    )?;
    let answer = hex::encode(out.comm_d);
    fs::write(dir.join("pc1.json"), serde_json::to_vec(&out)?)?;
    let inputs = json!({
        "sectorSize": size, "porepId": hex::encode(data::node(4)), "apiVersion": "1.1.0",
        "proverId": hex::encode(prover), "sectorId": sector, "ticket": hex::encode(ticket),
        "commD": answer, "commP": hex::encode(piece.commitment),
    });
    fs::write(dir.join("sector.json"), serde_json::to_vec_pretty(&inputs)?)?;
    Ok(answer)
}

/// `pc2 DIR`: PreCommit2 on a fresh copy of a prepared folder; the copying is not timed.
pub fn pc2(dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    let inputs: Value = serde_json::from_slice(&fs::read(dir.join("sector.json"))?)?;
    let size = inputs["sectorSize"].as_u64().ok_or_else(|| anyhow!("no sectorSize"))?;
    Ok(Box::new(move || {
        let size = size;
        with_shape!(size, phase2, size, &dir)
    }))
}

fn phase2<T: 'static + MerkleTreeTrait>(size: u64, dir: &Path) -> Result<Sample> {
    let work = dir.join("reference");
    let (cache, sealed) = (work.join("cache"), work.join("sealed"));
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&cache)?;
    for entry in fs::read_dir(dir.join("cache"))? {
        let entry = entry?;
        fs::copy(entry.path(), cache.join(entry.file_name()))?;
    }
    fs::copy(dir.join("sealed"), &sealed)?;
    let phase1: SealPreCommitPhase1Output<T> =
        serde_json::from_slice(&fs::read(dir.join("pc1.json"))?)?;
    let config = config(size)?;
    Sample::time("sector", 1, || seal_pre_commit_phase2(&config, phase1, &cache, &sealed))?
        .answering(|out| hex::encode(out.comm_r))
}
