// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The circuit of a Window and of a Winning PoSt of 2 KiB sectors, about replicas that follow from a
//! seed.

use blstrs::Scalar as Fr;
use ff::PrimeField;
use filecoin_proofs::constants::SectorShape2KiB;
use generic_array::typenum::{U2, U8};
use neptune::{
    poseidon::{Poseidon, PoseidonConstants},
    Arity,
};
use storage_proofs_core::api_version::ApiVersion;
use storage_proofs_post::fallback::{FallbackPoStCircuit, PublicParams, Sector};

use crate::data;

pub type Circuit = FallbackPoStCircuit<SectorShape2KiB>;

/// Which proof, with its counts.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Two sectors of ten challenges.
    Window,
    /// One sector in 66 places of one challenge.
    Winning,
}

impl Kind {
    fn sectors(self) -> usize {
        match self {
            Kind::Window => 2,
            Kind::Winning => 66,
        }
    }

    fn challenges(self) -> usize {
        match self {
            Kind::Window => 10,
            Kind::Winning => 1,
        }
    }
}

const NODES: usize = 64;
const ARITY: usize = 8;

/// Without a witness.
pub fn blank(kind: Kind) -> Circuit {
    let public = PublicParams {
        sector_size: 2048,
        challenge_count: kind.challenges(),
        sector_count: kind.sectors(),
        api_version: ApiVersion::V1_2_0,
    };
    Circuit {
        prover_id: None,
        sectors: (0..kind.sectors())
            .map(|_| Sector::blank_circuit(&public))
            .collect(),
    }
}

/// With a witness, and the public inputs that it is for.
pub fn witness(kind: Kind) -> (Circuit, Vec<Fr>) {
    let mut inputs = Vec::new();
    let sectors = (0..kind.sectors() as u64)
        .map(|place| match kind {
            Kind::Window => sector(place, place, kind, &mut inputs),
            Kind::Winning => sector(0, place, kind, &mut inputs),
        })
        .collect();
    let prover_id = Some(Fr::from(0));
    (Circuit { prover_id, sectors }, inputs)
}

fn sector(index: u64, place: u64, kind: Kind, inputs: &mut Vec<Fr>) -> Sector<SectorShape2KiB> {
    let leaves: Vec<Fr> = data::nodes(30 + index, NODES)
        .into_iter()
        .map(field)
        .collect();
    let octal = PoseidonConstants::<Fr, U8>::new();
    let row: Vec<Fr> = leaves
        .chunks_exact(ARITY)
        .map(|group| hash(group, &octal))
        .collect();
    let comm_r_last = hash(&row, &octal);
    let comm_c = field(data::node(40 + index));
    let comm_r = hash(&[comm_c, comm_r_last], &PoseidonConstants::<Fr, U2>::new());
    let mut stream = data::SplitMix(50 + place);
    let challenges: Vec<usize> = (0..kind.challenges())
        .map(|_| (stream.next() % NODES as u64) as usize)
        .collect();
    inputs.push(comm_r);
    inputs.extend(challenges.iter().map(|i| Fr::from(*i as u64)));
    Sector {
        comm_r: Some(comm_r),
        comm_c: Some(comm_c),
        comm_r_last: Some(comm_r_last),
        leafs: challenges.iter().map(|i| Some(leaves[*i])).collect(),
        paths: challenges
            .iter()
            .map(|i| {
                let group = i / ARITY;
                let first = &leaves[group * ARITY..(group + 1) * ARITY];
                vec![level(first, i % ARITY), level(&row, group)].into()
            })
            .collect(),
        id: Some(Fr::from(index)),
    }
}

fn level(group: &[Fr], index: usize) -> (Vec<Option<Fr>>, Option<usize>) {
    let mut siblings: Vec<Option<Fr>> = group.iter().copied().map(Some).collect();
    siblings.remove(index);
    (siblings, Some(index))
}

fn hash<A: Arity<Fr>>(preimage: &[Fr], constants: &PoseidonConstants<Fr, A>) -> Fr {
    Poseidon::new_with_preimage(preimage, constants).hash()
}

fn field(node: [u8; 32]) -> Fr {
    Fr::from_repr_vartime(node).expect("canonical")
}
