// SPDX-License-Identifier: Apache-2.0 OR MIT
//! An epoch by the network's sparse rules, with the settings of a new subnet.

use substrate_fixed::types::{I32F32, I64F64, I96F32, U96F32};

use crate::{
    data::{Stored, Subnet, VALIDATORS},
    sparse::{self, Liquid, Matrix, Vector, ONE, ZERO},
};

const KAPPA: u16 = 32_767;
const TEMPO: u64 = 360;
const ACTIVITY_CUTOFF: u64 = 5_000;
const TAO_WEIGHT: u64 = 971_718_665_099_567_868;
const BONDS_MOVING_AVERAGE: u64 = 900_000;
const EMISSION: u64 = 295_200_000_000;

#[derive(Clone, Copy, PartialEq)]
pub enum Version {
    Original,
    Yuma3,
    Liquid,
}

#[derive(Default)]
pub struct Outcome {
    pub server_emission: Vec<u64>,
    pub validator_emission: Vec<u64>,
    pub emission: Vec<u64>,
    pub consensus: Vec<u16>,
    pub incentive: Vec<u16>,
    pub dividends: Vec<u16>,
    pub validator_trust: Vec<u16>,
    pub stake_weight: Vec<u16>,
    pub permits: Vec<bool>,
    pub bonds: Stored,
}

fn stake(subnet: &Subnet) -> Vector {
    let weight = U96F32::from_num(TAO_WEIGHT)
        .checked_div(U96F32::from_num(u64::MAX))
        .unwrap_or_default();
    let weight = I64F64::saturating_from_num(weight);
    let mut total: Vec<I64F64> = subnet
        .alpha_stake
        .iter()
        .zip(&subnet.tao_stake)
        .map(|(alpha, tao)| {
            let tao = I64F64::saturating_from_num(*tao).saturating_mul(weight);
            I64F64::saturating_from_num(*alpha).saturating_add(tao)
        })
        .collect();
    let sum: I64F64 = total.iter().sum();
    if sum != 0 {
        total
            .iter_mut()
            .for_each(|value| *value = value.checked_div(sum).unwrap_or_default());
    }
    total
        .into_iter()
        .map(I32F32::saturating_from_num)
        .collect()
}

fn weights(subnet: &Subnet) -> Matrix {
    let mut m: Matrix = subnet
        .weights
        .iter()
        .enumerate()
        .map(|(i, row)| {
            row.iter()
                .filter(|(j, _)| {
                    subnet.permits[i]
                        && *j as usize != i
                        && subnet.last_update[i] > subnet.registered[*j as usize]
                })
                .map(|(j, value)| (*j, I32F32::from_num(*value)))
                .collect()
        })
        .collect();
    sparse::normalize_rows(&mut m);
    m
}

fn old_bonds(subnet: &Subnet, read: fn(u16) -> I32F32) -> Matrix {
    let last_tempo = match subnet.last_step {
        0 => subnet.block - TEMPO,
        step => step + 1,
    };
    subnet
        .bonds
        .iter()
        .map(|row| {
            row.iter()
                .filter(|(j, _)| last_tempo > subnet.registered[*j as usize])
                .map(|(j, value)| (*j, read(*value)))
                .collect()
        })
        .collect()
}

fn bond_rate() -> I32F32 {
    let average = I64F64::from_num(BONDS_MOVING_AVERAGE) / I64F64::from_num(1_000_000);
    ONE.saturating_sub(I32F32::saturating_from_num(average))
}

/// The bonds after the epoch and the dividends; bonds follow clipped weights.
fn bonds(
    subnet: &Subnet,
    version: Version,
    clipped: &Matrix,
    consensus: &[I32F32],
    incentive: &[I32F32],
    active_stake: &[I32F32],
) -> (Matrix, Vector) {
    let n = subnet.neurons();
    if version == Version::Original {
        let mut old = old_bonds(subnet, |value| I32F32::from_num(value));
        sparse::normalize_columns(&mut old, n);
        let mut delta = sparse::scale_rows(clipped, active_stake);
        sparse::normalize_columns(&mut delta, n);
        let mut ema = sparse::average(&delta, &old, bond_rate(), n);
        sparse::normalize_columns(&mut ema, n);
        let mut dividends = sparse::times(&ema, incentive);
        sparse::normalize(&mut dividends);
        sparse::upscale_columns(&mut ema, n);
        return (ema, dividends);
    }
    let old = old_bonds(subnet, sparse::share_of_u16);
    let ema = if version == Version::Liquid && consensus.iter().any(|&c| c != ZERO) {
        let liquid = Liquid {
            low: sparse::share_of_u16(45_875),
            high: sparse::share_of_u16(58_982),
            steepness: I32F32::from_num(1000),
        };
        liquid.average(clipped, &old, consensus, n)
    } else {
        sparse::average(clipped, &old, bond_rate(), n)
    };
    let mut shares = ema.clone();
    sparse::normalize_columns(&mut shares, n);
    for (j, value) in shares.iter_mut().flatten() {
        *value = value.saturating_mul(incentive[*j as usize]);
    }
    let mut dividends: Vector = sparse::row_sums(&shares)
        .iter()
        .zip(active_stake)
        .map(|(total, stake)| total.checked_mul(*stake).unwrap_or_default())
        .collect();
    sparse::normalize(&mut dividends);
    (ema, dividends)
}

fn amounts(shares: &[I32F32]) -> Vec<u64> {
    let emission = I96F32::saturating_from_num(EMISSION);
    shares
        .iter()
        .map(|share| {
            I96F32::saturating_from_num(*share)
                .saturating_mul(emission)
                .saturating_to_num::<u64>()
        })
        .collect()
}

fn to_u16(shares: &[I32F32]) -> Vec<u16> {
    shares.iter().map(|share| sparse::share_to_u16(*share)).collect()
}

pub fn run(subnet: &Subnet, version: Version) -> Outcome {
    let n = subnet.neurons();
    let stake = stake(subnet);
    let permits = sparse::top_k_nonzero(&stake, VALIDATORS);
    let mut active_stake: Vector = (0..n)
        .map(|i| {
            let is_active =
                subnet.last_update[i].saturating_add(ACTIVITY_CUTOFF) >= subnet.block;
            if is_active && subnet.permits[i] {
                stake[i]
            } else {
                ZERO
            }
        })
        .collect();
    sparse::normalize(&mut active_stake);

    let weights = weights(subnet);
    let majority = sparse::share_of_u16(KAPPA);
    let consensus = sparse::column_medians(&active_stake, &weights, n, majority);
    let clipped = sparse::clip(&weights, &consensus);
    let trust = sparse::row_sums(&clipped);
    let mut incentive = sparse::times_from_left(&active_stake, &clipped, n);
    sparse::normalize(&mut incentive);
    let (ema, dividends) = bonds(
        subnet,
        version,
        &clipped,
        &consensus,
        &incentive,
        &active_stake,
    );

    let mut combined: Vector = incentive
        .iter()
        .zip(&dividends)
        .map(|(i, d)| i.saturating_add(*d))
        .collect();
    let sum: I32F32 = combined.iter().sum();
    let mut server = incentive.clone();
    let mut validator = dividends.clone();
    sparse::normalize_by(&mut server, sum);
    sparse::normalize_by(&mut validator, sum);
    sparse::normalize_by(&mut combined, sum);
    if sum == ZERO {
        // Nobody earned anything: validators share by stake.
        let is_idle = active_stake.iter().all(|&s| s == ZERO);
        validator = if is_idle { stake.clone() } else { active_stake };
        combined = validator.clone();
    }
    Outcome {
        server_emission: amounts(&server),
        validator_emission: amounts(&validator),
        emission: amounts(&combined),
        consensus: to_u16(&consensus),
        incentive: to_u16(&incentive),
        dividends: to_u16(&dividends),
        validator_trust: to_u16(&trust),
        stake_weight: to_u16(&stake),
        bonds: ema
            .iter()
            .zip(&permits)
            .map(|(row, permit)| {
                row.iter()
                    .filter(|_| *permit)
                    .map(|(j, value)| (*j, sparse::share_to_u16(*value)))
                    .collect()
            })
            .collect(),
        permits,
    }
}
