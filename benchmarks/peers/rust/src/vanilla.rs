// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Vanilla proofs of Window PoSt, read from sectors on disk.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{anyhow, Result};
use filecoin_hashers::{poseidon::PoseidonHasher, Domain, HashFunction, Hasher};
use filecoin_proofs::{
    constants::{SectorShape8MiB, WINDOW_POST_CHALLENGE_COUNT},
    generate_fallback_sector_challenges, generate_single_vanilla_proof, generate_tree_r_last,
    PoStConfig, PoStType, PrivateReplicaInfo,
};
use storage_proofs_core::{api_version::ApiVersion, sector::SectorId};

use crate::{data, Sample, Workload};

type Tree = SectorShape8MiB;
type Node = <PoseidonHasher as Hasher>::Domain;

const SIZE: u64 = 8 << 20;
const PARTITION: usize = 2;
const LEAVES_SEED: u64 = 60;
const COMM_C_SEED: u64 = 80;
const RANDOMNESS_SEED: u64 = 100;

fn folder(dir: &Path, sector: u64) -> PathBuf {
    dir.join(format!("sector-{sector}"))
}

/// `post-sectors COUNT DIR`: replicas of random nodes that nobody sealed, each in a folder of its
/// own with tree-r-last and p_aux.
pub fn sectors(count: u64, dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    Ok(Box::new(move || {
        for sector in 0..count {
            let own = folder(&dir, sector);
            if !own.join("p_aux").exists() {
                make(sector, &own)?;
            }
        }
        Sample::time("sector", 1, || Ok(()))?.answering(|()| String::new())
    }))
}

fn make(sector: u64, own: &Path) -> Result<()> {
    fs::create_dir_all(own)?;
    let replica = own.join("sealed");
    let nodes = data::nodes(LEAVES_SEED + sector, (SIZE / 32) as usize);
    fs::write(&replica, nodes.concat())?;
    let root = generate_tree_r_last::<_, _, Tree>(SIZE, &replica, own)?;
    let mut aux = data::node(COMM_C_SEED + sector).to_vec();
    aux.extend_from_slice(AsRef::<[u8]>::as_ref(&root));
    Ok(fs::write(own.join("p_aux"), aux)?)
}

fn comm_r(own: &Path) -> Result<[u8; 32]> {
    let aux = fs::read(own.join("p_aux"))?;
    let part = |from: usize| -> Result<Node> {
        let bytes: [u8; 32] = aux
            .get(from..from + 32)
            .ok_or_else(|| anyhow!("p_aux is short"))?
            .try_into()?;
        Ok(Node::try_from_bytes(&bytes)?)
    };
    let hash = <PoseidonHasher as Hasher>::Function::hash2(&part(0)?, &part(32)?);
    let mut out = [0; 32];
    out.copy_from_slice(AsRef::<[u8]>::as_ref(&hash));
    Ok(out)
}

/// `post-vanilla COUNT DIR`: the proofs of all sectors, opening their files included. The answer is
/// the digest of all proofs as filecoin-ffi hands them on.
pub fn proofs(count: u64, dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    let config = PoStConfig {
        sector_size: SIZE.into(),
        challenge_count: WINDOW_POST_CHALLENGE_COUNT,
        sector_count: PARTITION,
        typ: PoStType::Window,
        priority: false,
        api_version: ApiVersion::V1_2_0,
    };
    let commitments = (0..count)
        .map(|sector| comm_r(&folder(&dir, sector)))
        .collect::<Result<Vec<_>>>()?;
    Ok(Box::new(move || {
        let ids: Vec<SectorId> = (0..count).map(SectorId::from).collect();
        let sample = Sample::time("sector", count, || {
            let randomness = data::node(RANDOMNESS_SEED);
            let challenges = generate_fallback_sector_challenges::<Tree>(
                &config,
                &randomness,
                &ids,
                data::node(6),
            )?;
            ids.iter()
                .map(|id| {
                    let own = folder(&dir, u64::from(*id));
                    let comm_r = commitments[u64::from(*id) as usize];
                    let replica =
                        PrivateReplicaInfo::<Tree>::new(own.join("sealed"), comm_r, own)?;
                    generate_single_vanilla_proof::<Tree>(&config, *id, &replica, &challenges[id])
                })
                .collect::<Result<Vec<_>>>()
        })?;
        let mut bytes = Vec::new();
        for proof in &sample.answer {
            bytes.extend(bincode::serialize(proof)?);
        }
        sample.answering(|_| data::digest(&bytes))
    }))
}
