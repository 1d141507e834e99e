// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Groth16 over the circuit of [`crate::window`], in a folder that both sides share: each checks
//! what the other left there.

use std::{
    fs,
    io::{BufWriter, Cursor, Write},
    path::{Path, PathBuf},
};

use anyhow::{ensure, Result};
use bellperson::groth16::{
    create_random_proof, generate_random_parameters, prepare_verifying_key, verify_proof,
    verify_proofs_batch, MappedParameters, Parameters, PreparedVerifyingKey, Proof, VerifyingKey,
};
use blstrs::{Bls12, G1Projective, G2Projective, Scalar as Fr};
use ff::Field;
use group::Curve;
use rand::rngs::OsRng;

use crate::{
    window::{self, Kind},
    Sample, Workload,
};

/// Proofs in the shared folder: as many as a batch has.
const PROOFS: usize = 100;
/// Proofs that one sample verifies one by one.
const SINGLE: usize = 20;

const OURS: &str = "reference";
const THEIRS: &str = "sealwright";

/// The folder and what is proved in it; parameters, key and proofs have a name of whoever made them.
struct Folder(PathBuf, Kind);

impl Folder {
    fn path(&self, who: &str, what: &str) -> PathBuf {
        self.0.join(format!("{who}.{what}"))
    }

    fn generate(&self) -> Result<()> {
        let parameters = generate_random_parameters::<Bls12, _, _>(window::blank(self.1), &mut OsRng)?;
        let mut out = BufWriter::new(fs::File::create(self.path(OURS, "params"))?);
        parameters.write(&mut out)?;
        Ok(out.flush()?)
    }

    fn parameters(&self, who: &str) -> Result<MappedParameters<Bls12>> {
        Ok(Parameters::build_mapped_parameters(
            self.path(who, "params"),
            false,
        )?)
    }

    fn key(&self) -> Result<PreparedVerifyingKey<Bls12>> {
        let bytes = fs::read(self.path(OURS, "vk"))?;
        Ok(prepare_verifying_key(&VerifyingKey::read(&bytes[..])?))
    }

    fn proof_bytes(&self) -> Result<Vec<u8>> {
        Ok(fs::read(self.path(OURS, "proofs"))?)
    }
}

fn prove_with(parameters: &MappedParameters<Bls12>, kind: Kind) -> Result<Proof<Bls12>> {
    Ok(create_random_proof(
        window::witness(kind).0,
        parameters,
        &mut OsRng,
    )?)
}

fn check(key: &PreparedVerifyingKey<Bls12>, proof: &Proof<Bls12>, kind: Kind) -> Result<()> {
    let (_, inputs) = window::witness(kind);
    ensure!(verify_proof(key, proof, &inputs)?, "the proof doesn't hold");
    Ok(())
}

/// `groth16-files DIR`, `groth16-files-winning DIR`: parameters, their key, and a hundred different proofs of one statement.
pub fn files(dir: &str, kind: Kind) -> Result<Workload> {
    let folder = Folder(dir.into(), kind);
    Ok(Box::new(move || {
        let kept = folder.path(OURS, "proofs");
        if !kept.exists() {
            fs::create_dir_all(&folder.0)?;
            folder.generate()?;
            let parameters = folder.parameters(OURS)?;
            parameters
                .vk
                .write(fs::File::create(folder.path(OURS, "vk"))?)?;
            let proof = prove_with(&parameters, kind)?;
            let mut bytes = Vec::new();
            for _ in 0..PROOFS {
                varied(&proof, &parameters.vk).write(&mut bytes)?;
            }
            fs::write(kept, bytes)?;
        }
        Sample::time("folder", 1, || Ok(()))?.answering(|()| String::new())
    }))
}

/// Another proof of the same statement: `(xA, (B + y delta) / x, C + y A)`.
fn varied(proof: &Proof<Bls12>, key: &VerifyingKey<Bls12>) -> Proof<Bls12> {
    let (x, y) = (Fr::random(OsRng), Fr::random(OsRng));
    let inverse = x.invert().expect("not zero");
    let b = G2Projective::from(proof.b) + key.delta_g2 * y;
    Proof {
        a: (proof.a * x).to_affine(),
        b: (b * inverse).to_affine(),
        c: (G1Projective::from(proof.c) + proof.a * y).to_affine(),
    }
}

/// `groth16-parameters DIR`: from the blank circuit to the written file. The answer is its length,
/// once a proof under the other side's parameters held as well.
pub fn parameters(dir: &str) -> Result<Workload> {
    let folder = Folder(Path::new(dir).join("generated"), Kind::Window);
    fs::create_dir_all(&folder.0)?;
    let mut checked = false;
    Ok(Box::new(move || {
        let sample = Sample::time("file", 1, || folder.generate())?;
        if !checked && folder.path(THEIRS, "params").exists() {
            let parameters = folder.parameters(THEIRS)?;
            let key = prepare_verifying_key(&parameters.vk);
            check(&key, &prove_with(&parameters, Kind::Window)?, Kind::Window)?;
            checked = true;
        }
        let bytes = fs::metadata(folder.path(OURS, "params"))?.len();
        sample.answering(|()| format!("{bytes} bytes"))
    }))
}

/// `groth16-prove DIR`, `groth16-prove-winning DIR`: witness and proof under mapped parameters.
pub fn prove(dir: &str, kind: Kind) -> Result<Workload> {
    let folder = Folder(dir.into(), kind);
    let parameters = folder.parameters(OURS)?;
    let key = folder.key()?;
    Ok(Box::new(move || {
        let (circuit, _) = window::witness(kind);
        let sample = Sample::time("proof", 1, || {
            Ok(create_random_proof(circuit, &parameters, &mut OsRng)?)
        })?;
        check(&key, &sample.answer, kind)?;
        sample
            .answer
            .write(fs::File::create(folder.path(OURS, "proof"))?)?;
        let other = folder.path(THEIRS, "proof");
        if other.exists() {
            check(&key, &Proof::read(&fs::read(other)?[..])?, kind)?;
        }
        sample.answering(|_| "valid".into())
    }))
}

/// `groth16-verify DIR`, `groth16-decode-verify DIR`: one proof after the other.
pub fn verify(dir: &str, decode: bool) -> Result<Workload> {
    let folder = Folder(dir.into(), Kind::Window);
    let key = folder.key()?;
    let bytes = folder.proof_bytes()?[..SINGLE * Proof::<Bls12>::size()].to_vec();
    let proofs = Proof::<Bls12>::read_many(&bytes, SINGLE)?;
    let (_, inputs) = window::witness(Kind::Window);
    Ok(Box::new(move || {
        Sample::time("proof", SINGLE as u64, || {
            let mut valid = 0;
            for (i, encoded) in bytes.chunks_exact(Proof::<Bls12>::size()).enumerate() {
                let holds = if decode {
                    verify_proof(&key, &Proof::read(Cursor::new(encoded))?, &inputs)?
                } else {
                    verify_proof(&key, &proofs[i], &inputs)?
                };
                valid += usize::from(holds);
            }
            Ok(valid)
        })?
        .answering(|valid| format!("{valid} valid"))
    }))
}

/// `groth16-verify-batch DIR`, `groth16-decode-verify-batch DIR`: a hundred at once.
pub fn verify_batch(dir: &str, decode: bool) -> Result<Workload> {
    let folder = Folder(dir.into(), Kind::Window);
    let key = folder.key()?;
    let bytes = folder.proof_bytes()?;
    let decoded = Proof::<Bls12>::read_many(&bytes, PROOFS)?;
    let inputs = vec![window::witness(Kind::Window).1; PROOFS];
    Ok(Box::new(move || {
        Sample::time("proof", PROOFS as u64, || {
            let read = if decode {
                Proof::read_many(&bytes, PROOFS)?
            } else {
                Vec::new()
            };
            let proofs: Vec<&Proof<Bls12>> = if decode { &read } else { &decoded }.iter().collect();
            Ok(verify_proofs_batch(&key, &mut OsRng, &proofs, &inputs)?)
        })?
        .answering(|valid| format!("valid: {valid}"))
    }))
}
