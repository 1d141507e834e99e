// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Vectors and sparse matrices of `I32F32`, with the rules of the network: a vector of rows, each a
//! vector of (column, value), as its own code has them.

use substrate_fixed::{transcendental::exp, types::I32F32};

pub type Vector = Vec<I32F32>;
pub type Matrix = Vec<Vec<(u16, I32F32)>>;

pub const ZERO: I32F32 = I32F32::from_bits(0);
pub const ONE: I32F32 = I32F32::from_bits(1 << 32);

pub fn safe_div(a: I32F32, b: I32F32) -> I32F32 {
    a.checked_div(b).unwrap_or_default()
}

pub fn share_of_u16(x: u16) -> I32F32 {
    safe_div(I32F32::from_num(x), I32F32::from_num(u16::MAX))
}

pub fn share_to_u16(x: I32F32) -> u16 {
    x.saturating_mul(I32F32::from_num(u16::MAX))
        .saturating_to_num::<u16>()
}

pub fn normalize(x: &mut [I32F32]) {
    let sum: I32F32 = x.iter().sum();
    normalize_by(x, sum);
}

pub fn normalize_by(x: &mut [I32F32], sum: I32F32) {
    if sum != ZERO {
        x.iter_mut().for_each(|value| *value = safe_div(*value, sum));
    }
}

/// The greatest `k` that aren't 0; among equals the higher index wins.
pub fn top_k_nonzero(x: &[I32F32], k: usize) -> Vec<bool> {
    let mut result: Vec<bool> = x.iter().map(|&value| value != ZERO).collect();
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by_key(|&i| x[i]);
    for &i in order.iter().take(x.len().saturating_sub(k)) {
        result[i] = false;
    }
    result
}

pub fn normalize_rows(m: &mut Matrix) {
    for row in m.iter_mut() {
        let sum: I32F32 = row.iter().map(|(_, value)| *value).sum();
        if sum > ZERO {
            row.iter_mut()
                .for_each(|(_, value)| *value = safe_div(*value, sum));
        }
    }
}

fn divide_columns(m: &mut Matrix, by: &[I32F32]) {
    for (j, value) in m.iter_mut().flatten() {
        let divisor = by[*j as usize];
        if divisor != ZERO {
            *value = safe_div(*value, divisor);
        }
    }
}

pub fn normalize_columns(m: &mut Matrix, columns: usize) {
    let mut sums = vec![ZERO; columns];
    for (j, value) in m.iter().flatten() {
        let sum = &mut sums[*j as usize];
        *sum = sum.saturating_add(*value);
    }
    divide_columns(m, &sums);
}

pub fn upscale_columns(m: &mut Matrix, columns: usize) {
    let mut greatest = vec![ZERO; columns];
    for (j, value) in m.iter().flatten() {
        let cell = &mut greatest[*j as usize];
        *cell = (*cell).max(*value);
    }
    divide_columns(m, &greatest);
}

pub fn row_sums(m: &Matrix) -> Vector {
    m.iter()
        .map(|row| row.iter().map(|(_, value)| *value).sum())
        .collect()
}

pub fn times_from_left(vector: &[I32F32], m: &Matrix, columns: usize) -> Vector {
    let mut out = vec![ZERO; columns];
    for (row, factor) in m.iter().zip(vector) {
        for (j, value) in row {
            let cell = &mut out[*j as usize];
            *cell = cell.saturating_add(factor.saturating_mul(*value));
        }
    }
    out
}

pub fn times(m: &Matrix, vector: &[I32F32]) -> Vector {
    m.iter()
        .map(|row| {
            row.iter().fold(ZERO, |sum, (j, value)| {
                sum.saturating_add(value.saturating_mul(vector[*j as usize]))
            })
        })
        .collect()
}

pub fn scale_rows(m: &Matrix, factors: &[I32F32]) -> Matrix {
    m.iter()
        .zip(factors)
        .map(|(row, factor)| {
            row.iter()
                .map(|(j, value)| (*j, value.saturating_mul(*factor)))
                .collect()
        })
        .collect()
}

pub fn clip(m: &Matrix, threshold: &[I32F32]) -> Matrix {
    m.iter()
        .map(|row| {
            row.iter()
                .filter_map(|&(j, value)| {
                    let limit = threshold[j as usize];
                    (value <= limit || limit > ZERO).then(|| (j, value.min(limit)))
                })
                .collect()
        })
        .collect()
}

fn median(
    stake: &[I32F32],
    score: &[I32F32],
    minority: I32F32,
    mut low: I32F32,
    mut high: I32F32,
) -> I32F32 {
    let mut indices: Vec<usize> = (0..stake.len()).collect();
    let mut lower = Vec::new();
    let mut upper = Vec::new();
    loop {
        match indices.len() {
            0 => return ZERO,
            1 => return score[indices[0]],
            _ => {}
        }
        let pivot = score[indices[indices.len() / 2]];
        let mut lower_stake = ZERO;
        let mut upper_stake = ZERO;
        lower.clear();
        upper.clear();
        for &i in &indices {
            if score[i] < pivot {
                lower_stake = lower_stake.saturating_add(stake[i]);
                lower.push(i);
            } else if score[i] > pivot {
                upper_stake = upper_stake.saturating_add(stake[i]);
                upper.push(i);
            }
        }
        let up_to_lower = low.saturating_add(lower_stake);
        let up_to_pivot = high.saturating_sub(upper_stake);
        if minority < up_to_lower && !lower.is_empty() {
            std::mem::swap(&mut indices, &mut lower);
            high = up_to_lower;
        } else if up_to_pivot <= minority && !upper.is_empty() {
            std::mem::swap(&mut indices, &mut upper);
            low = up_to_pivot;
        } else {
            return pivot;
        }
    }
}

pub fn column_medians(
    stake: &[I32F32],
    scores: &Matrix,
    columns: usize,
    majority: I32F32,
) -> Vector {
    let mut used: Vector = stake.iter().copied().filter(|&s| s > ZERO).collect();
    normalize(&mut used);
    let sum: I32F32 = used.iter().sum();
    let minority = sum.saturating_sub(majority);
    let mut by_column = vec![vec![ZERO; used.len()]; columns];
    let staked = scores.iter().zip(stake).filter(|(_, &s)| s > ZERO);
    for (rank, (row, _)) in staked.enumerate() {
        for (j, value) in row {
            by_column[*j as usize][rank] = *value;
        }
    }
    by_column
        .iter()
        .map(|score| median(&used, score, minority, ZERO, sum))
        .collect()
}

/// `rate * now + (1 - rate) * old` in ascending columns, where that is above 0.
pub fn average(now: &Matrix, old: &Matrix, rate: I32F32, columns: usize) -> Matrix {
    let keep = ONE.saturating_sub(rate);
    let mut full = vec![ZERO; columns];
    now.iter()
        .zip(old)
        .map(|(now, old)| {
            full.fill(ZERO);
            for (j, value) in now {
                full[*j as usize] = rate.saturating_mul(*value);
            }
            for (j, value) in old {
                let cell = &mut full[*j as usize];
                *cell = cell.saturating_add(keep.saturating_mul(*value));
            }
            full.iter()
                .enumerate()
                .filter(|(_, &value)| value > ZERO)
                .map(|(j, &value)| (j as u16, value))
                .collect()
        })
        .collect()
}

/// The rates of a liquid moving average.
pub struct Liquid {
    pub low: I32F32,
    pub high: I32F32,
    pub steepness: I32F32,
}

impl Liquid {
    fn rate(&self, consensus: I32F32, weight: I32F32, bond: I32F32) -> I32F32 {
        let distance = if weight >= bond {
            weight.saturating_sub(consensus)
        } else {
            bond.saturating_sub(weight)
        };
        let centred = distance.clamp(ZERO, ONE).saturating_sub(I32F32::from_num(0.5));
        let slope = self.steepness.saturating_div(I32F32::from_num(-100));
        let power = exp_safe(slope.saturating_mul(centred));
        let sigmoid = ONE.saturating_div(ONE.saturating_add(power));
        let span = self.high.saturating_sub(self.low);
        let rate = self.low.saturating_add(sigmoid.saturating_mul(span));
        rate.min(self.high).max(self.low)
    }

    /// The moving average with a rate for each pair; what only `old` has vanishes. Rates are made
    /// for entries of `now` only: others aren't used.
    pub fn average(
        &self,
        now: &Matrix,
        old: &Matrix,
        consensus: &[I32F32],
        columns: usize,
    ) -> Matrix {
        let mut full = vec![ZERO; columns];
        now.iter()
            .zip(old)
            .map(|(now, old)| {
                full.fill(ZERO);
                for (j, value) in old {
                    full[*j as usize] = *value;
                }
                now.iter()
                    .filter_map(|&(j, weight)| {
                        let bond = full[j as usize];
                        let rate = self.rate(consensus[j as usize], weight, bond);
                        let kept = ONE.saturating_sub(rate).saturating_mul(bond);
                        let added = rate.saturating_mul(weight).max(ZERO);
                        let value = kept.saturating_add(added).min(ONE);
                        (value > ZERO).then_some((j, value))
                    })
                    .collect()
            })
            .collect()
    }
}

fn exp_safe(x: I32F32) -> I32F32 {
    let limit = I32F32::from_num(20);
    let x = x.clamp(-limit, limit);
    match exp::<I32F32, I32F32>(x) {
        Ok(power) => power,
        Err(_) if x <= ZERO => ZERO,
        Err(_) => I32F32::max_value(),
    }
}
