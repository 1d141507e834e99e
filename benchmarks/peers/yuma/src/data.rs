// SPDX-License-Identifier: Apache-2.0 OR MIT
//! A subnet that both sides build from a seed, and the digest of what an epoch decides.

use sha2::{Digest, Sha256};

use crate::epoch::Outcome;

pub const VALIDATORS: usize = 64;
const TEMPO: u64 = 360;

/// SplitMix64: the stream of Java's `new SplittableRandom(seed).nextLong()`.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (b ^ (b >> 31)) % bound
    }
}

/// Rows of (column, value) as the network stores them.
pub type Stored = Vec<Vec<(u16, u16)>>;

#[derive(Clone)]
pub struct Subnet {
    pub alpha_stake: Vec<u64>,
    pub tao_stake: Vec<u64>,
    pub last_update: Vec<u64>,
    pub registered: Vec<u64>,
    pub permits: Vec<bool>,
    pub weights: Stored,
    pub bonds: Stored,
    pub block: u64,
    pub last_step: u64,
}

impl Subnet {
    /// Up to 256 neurons every validator weighs all of them, above that 64 in 100: with 4,096
    /// neurons one cell in a hundred of the whole matrix.
    pub fn new(neurons: usize) -> Self {
        let mut random = SplitMix(neurons as u64);
        let per_mille = if neurons > 256 { 640 } else { 1000 };
        let mut alpha_stake = Vec::new();
        let mut tao_stake = Vec::new();
        for uid in 0..neurons {
            let is_validator = uid < VALIDATORS;
            alpha_stake.push(if is_validator {
                1_000_000_000_000 + random.below(1_000_000_000_000_000)
            } else {
                random.below(1_000_000_000)
            });
            tao_stake.push(if is_validator {
                random.below(100_000_000_000_000)
            } else {
                0
            });
        }
        let quality: Vec<u64> = (0..neurons).map(|_| 1 + random.below(1000)).collect();
        let mut weights = vec![vec![]; neurons];
        for row in weights.iter_mut().take(VALIDATORS) {
            for (uid, quality) in quality.iter().enumerate() {
                let is_named = random.below(1000) < per_mille;
                let value = 1 + quality * (500 + random.below(1000)) / 24;
                if is_named {
                    row.push((uid as u16, value as u16));
                }
            }
        }
        Subnet {
            alpha_stake,
            tao_stake,
            last_update: vec![999_900; neurons],
            registered: (0..neurons)
                .map(|uid| if uid % 97 == 96 { 999_950 } else { 100 })
                .collect(),
            permits: (0..neurons).map(|uid| uid < VALIDATORS).collect(),
            weights,
            bonds: vec![vec![]; neurons],
            block: 1_000_000,
            last_step: 0,
        }
    }

    /// Goes on to the next epoch.
    pub fn advance(&mut self, bonds: Stored) {
        self.bonds = bonds;
        self.last_step = self.block;
        self.block += TEMPO;
    }

    pub fn neurons(&self) -> usize {
        self.alpha_stake.len()
    }
}

/// SHA-256 of amounts, shares and bonds in little-endian: the answer that the other side must
/// agree with.
pub fn digest(outcome: &Outcome, bonds: &Stored) -> String {
    let mut sha = Sha256::new();
    for amounts in [
        &outcome.server_emission,
        &outcome.validator_emission,
        &outcome.emission,
    ] {
        amounts.iter().for_each(|a| sha.update(a.to_le_bytes()));
    }
    for shares in [
        &outcome.consensus,
        &outcome.incentive,
        &outcome.dividends,
        &outcome.validator_trust,
        &outcome.stake_weight,
    ] {
        shares.iter().for_each(|s| sha.update(s.to_le_bytes()));
    }
    outcome.permits.iter().for_each(|&p| sha.update([p as u8]));
    for (column, value) in bonds.iter().flatten() {
        sha.update(column.to_le_bytes());
        sha.update(value.to_le_bytes());
    }
    sha.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
