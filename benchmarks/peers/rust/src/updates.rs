// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Updates of sealed sectors.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;
use filecoin_proofs::{
    add_piece, encode_into, with_shape, MerkleTreeTrait, PieceInfo, SectorUpdateConfig,
    TreeRHasher, UnpaddedBytesAmount,
};

use crate::{data, phases, Sample, Workload};

/// The data that are put in.
const UPDATE_SEED: u64 = 9;

/// `update-encode DIR`: data of a fixed seed into the sector of a prepared folder, which is sealed
/// before the time. The answer is the new commitment.
pub fn encode(dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    let (size, _) = phases::prepared(&dir)?;
    let old = dir.join("reference-before-update");
    with_shape!(size, seal, size, &dir, &old)?;
    let (staged, piece) = stage(size, &dir)?;
    Ok(Box::new(move || {
        let size = size;
        with_shape!(size, update, size, &dir, &old, &staged, &piece)
    }))
}

fn seal<T: 'static + MerkleTreeTrait>(size: u64, dir: &Path, old: &Path) -> Result<()> {
    phases::phase2::<T>(size, dir, old).map(|_| ())
}

fn stage(size: u64, dir: &Path) -> Result<(PathBuf, PieceInfo)> {
    let len = UnpaddedBytesAmount(size / 128 * 127);
    let data = data::bytes(UPDATE_SEED, len.0 as usize);
    let staged = dir.join("reference-update-staged");
    let (piece, _) = add_piece(&data[..], fs::File::create(&staged)?, len, &[])?;
    Ok((staged, piece))
}

fn update<T: 'static + MerkleTreeTrait<Hasher = TreeRHasher>>(
    size: u64,
    dir: &Path,
    old: &Path,
    staged: &Path,
    piece: &PieceInfo,
) -> Result<Sample> {
    let work = dir.join("reference-update");
    phases::empty(&work)?;
    let (replica, cache) = (work.join("sealed"), work.join("cache"));
    fs::File::create(&replica)?.set_len(size)?;
    let config = SectorUpdateConfig::from_porep_config(&phases::config(size)?);
    Sample::time("sector", 1, || {
        encode_into::<T>(
            &config,
            &replica,
            &cache,
            &old.join("sealed"),
            &old.join("cache"),
            staged,
            std::slice::from_ref(piece),
        )
    })?
    .answering(|out| hex::encode(out.comm_r_new))
}
