// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The PoRep of a 2 KiB sector: minutes a sample, and the reference's parameters take more than an
//! hour.

use std::{
    fs,
    io::{BufWriter, Write},
    path::PathBuf,
};

use anyhow::{ensure, Result};
use bellperson::groth16::generate_random_parameters;
use blstrs::Bls12;
use filecoin_proofs::{
    constants::SectorShape2KiB, parameters::public_params, seal_commit_phase1, seal_commit_phase2,
    seal_pre_commit_phase2, verify_seal, DefaultPieceHasher, SealCommitPhase1Output,
    SealPreCommitPhase1Output,
};
use rand::rngs::OsRng;
use storage_proofs_core::compound_proof::CompoundProof;
use storage_proofs_porep::stacked::{StackedCircuit, StackedCompound, StackedDrg};

use crate::{data, phases, Sample, Workload};

const SIZE: u64 = 2048;
type Tree = SectorShape2KiB;
type Compound = StackedCompound<Tree, DefaultPieceHasher>;

fn seed() -> [u8; 32] {
    data::node(9)
}

/// `porep-sector DIR`: a sealed sector with `commit1.json`, what Commit2 begins with.
pub fn sector(dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    Ok(Box::new(move || {
        if !dir.join("commit1.json").exists() {
            phases::stage::<Tree>(SIZE, &dir)?;
            let config = phases::config(SIZE)?;
            let (cache, sealed) = (dir.join("cache"), dir.join("sealed"));
            let phase1: SealPreCommitPhase1Output<Tree> =
                serde_json::from_slice(&fs::read(dir.join("pc1.json"))?)?;
            let phase2 = seal_pre_commit_phase2(&config, phase1, &cache, &sealed)?;
            let (_, piece) = phases::prepared(&dir)?;
            let out = seal_commit_phase1::<_, Tree>(
                &config,
                &cache,
                &sealed,
                phases::prover_id(),
                phases::SECTOR_ID.into(),
                phases::ticket(),
                seed(),
                phase2,
                &[piece],
            )?;
            fs::write(dir.join("commit1.json"), serde_json::to_vec(&out)?)?;
        }
        Sample::time("sector", 1, || Ok(()))?.answering(|()| String::new())
    }))
}

/// `porep-parameters DIR`: from the blank circuit to the written file; the answer is its length.
pub fn parameters(dir: &str) -> Result<Workload> {
    let file = PathBuf::from(dir).join("reference.params");
    let public = public_params::<Tree>(&phases::config(SIZE)?)?;
    Ok(Box::new(move || {
        let sample = Sample::time("file", 1, || {
            let blank: StackedCircuit<Tree, DefaultPieceHasher> = <Compound as CompoundProof<
                StackedDrg<'_, Tree, DefaultPieceHasher>,
                _,
            >>::blank_circuit(
                &public
            );
            let parameters = generate_random_parameters::<Bls12, _, _>(blank, &mut OsRng)?;
            let mut out = BufWriter::new(fs::File::create(&file)?);
            parameters.write(&mut out)?;
            Ok(out.flush()?)
        })?;
        let bytes = fs::metadata(&file)?.len();
        sample.answering(|()| format!("{bytes} bytes"))
    }))
}

/// `porep-prove DIR`: Commit2, its check of the proof included, under the parameters of the
/// folder that `FIL_PROOFS_PARAMETER_CACHE` names. What the other side proved is checked as well.
pub fn prove(dir: &str) -> Result<Workload> {
    let dir = PathBuf::from(dir);
    Ok(Box::new(move || {
        let config = phases::config(SIZE)?;
        let read = || -> Result<SealCommitPhase1Output<Tree>> {
            Ok(serde_json::from_slice(&fs::read(
                dir.join("commit1.json"),
            )?)?)
        };
        let (commit1, again) = (read()?, read()?);
        let sample = Sample::time("sector", 1, || {
            seal_commit_phase2(
                &config,
                again,
                phases::prover_id(),
                phases::SECTOR_ID.into(),
            )
        })?;
        let holds = |proof: &[u8]| {
            verify_seal::<Tree>(
                &config,
                commit1.comm_r,
                commit1.comm_d,
                phases::prover_id(),
                phases::SECTOR_ID.into(),
                phases::ticket(),
                seed(),
                proof,
            )
        };
        ensure!(holds(&sample.answer.proof)?, "the proof doesn't hold");
        let other = dir.join("sealwright.proof");
        if other.exists() {
            ensure!(
                holds(&fs::read(other)?)?,
                "the other side's proof doesn't hold"
            );
        }
        fs::write(dir.join("reference.proof"), &sample.answer.proof)?;
        sample.answering(|_| "valid".into())
    }))
}
