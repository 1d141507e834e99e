// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Whole phases of sealing, on folders that both sides read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{anyhow, Result};
use filecoin_proofs::{
    add_piece, seal_pre_commit_phase1, seal_pre_commit_phase2, with_shape, MerkleTreeTrait,
    PieceInfo, PoRepConfig, SealPreCommitPhase1Output, UnpaddedBytesAmount,
};
use serde_json::{json, Value};
use storage_proofs_core::api_version::ApiVersion;

use crate::{data, Sample, Workload};

pub fn config(size: u64) -> Result<PoRepConfig> {
    PoRepConfig::new_groth16_with_features(size, data::node(4), ApiVersion::V1_1_0, vec![])
}

/// What all sectors of the comparison are sealed with.
pub const SECTOR_ID: u64 = 8;
const DATA_SEED: u64 = 5;

pub fn prover_id() -> [u8; 32] {
    data::node(6)
}

pub fn ticket() -> [u8; 32] {
    data::node(7)
}

/// `sector BYTES DIR`: DIR gets `staged` (the padded data) and what PreCommit2 begins with, as the
/// reference leaves it: `sealed`, `cache/`, `pc1.json` and `sector.json`.
pub fn sector(size: u64, dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    Ok(Box::new(move || {
        let size = size;
        let answer = with_shape!(size, stage, size, &dir)?;
        Sample::time("sector", 1, || Ok(()))?.answering(|()| answer)
    }))
}

pub fn stage<T: 'static + MerkleTreeTrait>(size: u64, dir: &Path) -> Result<String> {
    empty(dir)?;
    let len = UnpaddedBytesAmount(size / 128 * 127);
    let data = data::bytes(DATA_SEED, len.0 as usize);
    let (piece, _) = add_piece(&data[..], fs::File::create(dir.join("staged"))?, len, &[])?;
    let out = phase1::<T>(size, dir, dir, &piece)?;
    let answer = hex::encode(out.comm_d);
    fs::write(dir.join("pc1.json"), serde_json::to_vec(&out)?)?;
    let inputs = json!({
        "sectorSize": size, "porepId": hex::encode(data::node(4)), "apiVersion": "1.1.0",
        "proverId": hex::encode(prover_id()), "sectorId": SECTOR_ID,
        "ticket": hex::encode(ticket()), "commD": answer,
        "commP": hex::encode(piece.commitment), "unpaddedBytes": len.0,
    });
    fs::write(dir.join("sector.json"), serde_json::to_vec_pretty(&inputs)?)?;
    Ok(answer)
}

pub fn empty(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    Ok(fs::create_dir_all(dir.join("cache"))?)
}

fn phase1<T: 'static + MerkleTreeTrait>(
    size: u64,
    dir: &Path,
    out: &Path,
    piece: &PieceInfo,
) -> Result<SealPreCommitPhase1Output<T>> {
    let sealed = out.join("sealed");
    fs::File::create(&sealed)?;
    seal_pre_commit_phase1::<_, _, _, T>(
        &config(size)?,
        out.join("cache"),
        dir.join("staged"),
        &sealed,
        prover_id(),
        SECTOR_ID.into(),
        ticket(),
        std::slice::from_ref(piece),
    )
}

/// The inputs of a prepared folder.
pub fn prepared(dir: &Path) -> Result<(u64, PieceInfo)> {
    let inputs: Value = serde_json::from_slice(&fs::read(dir.join("sector.json"))?)?;
    let number = |name: &str| inputs[name].as_u64().ok_or_else(|| anyhow!("no {name}"));
    let comm_p = hex::decode(inputs["commP"].as_str().unwrap_or_default())?;
    let comm_p = comm_p
        .try_into()
        .map_err(|_| anyhow!("commP is not 32 bytes"))?;
    let piece = PieceInfo::new(comm_p, UnpaddedBytesAmount(number("unpaddedBytes")?))?;
    Ok((number("sectorSize")?, piece))
}

/// `pc1 DIR`: PreCommit1 of the staged data of a prepared folder, into a new folder. The answer is
/// the digest of the last layer.
pub fn pc1(dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    let (size, piece) = prepared(&dir)?;
    Ok(Box::new(move || {
        let size = size;
        with_shape!(size, timed1, size, &dir, &piece)
    }))
}

fn timed1<T: 'static + MerkleTreeTrait>(
    size: u64,
    dir: &Path,
    piece: &PieceInfo,
) -> Result<Sample> {
    let work = dir.join("reference-pc1");
    empty(&work)?;
    let sample = Sample::time("sector", 1, || phase1::<T>(size, dir, &work, piece))?;
    let last = sample.answer.labels.len();
    let layer = fs::read(work.join(format!("cache/sc-02-data-layer-{last}.dat")))?;
    sample.answering(|_| data::digest(&layer))
}

/// `pc2 DIR`: PreCommit2 on a fresh copy of a prepared folder; the copying is not timed.
pub fn pc2(dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    let (size, _) = prepared(&dir)?;
    Ok(Box::new(move || {
        let size = size;
        with_shape!(size, phase2, size, &dir, &dir.join("reference-pc2"))
    }))
}

/// PreCommit2 of a prepared folder, in a new folder.
pub fn phase2<T: 'static + MerkleTreeTrait>(size: u64, dir: &Path, work: &Path) -> Result<Sample> {
    let (cache, sealed) = (work.join("cache"), work.join("sealed"));
    empty(work)?;
    for entry in fs::read_dir(dir.join("cache"))? {
        let entry = entry?;
        fs::copy(entry.path(), cache.join(entry.file_name()))?;
    }
    fs::copy(dir.join("sealed"), &sealed)?;
    let phase1: SealPreCommitPhase1Output<T> =
        serde_json::from_slice(&fs::read(dir.join("pc1.json"))?)?;
    let config = config(size)?;
    Sample::time("sector", 1, || {
        seal_pre_commit_phase2(&config, phase1, &cache, &sealed)
    })?
    .answering(|out| hex::encode(out.comm_r))
}
