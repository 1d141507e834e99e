// SPDX-License-Identifier: Apache-2.0 OR MIT
//! Test data that every side of the comparison rebuilds from a seed.

use sha2::{Digest, Sha256};

/// SplitMix64: the stream of Java's `new SplittableRandom(seed).nextLong()`.
pub struct SplitMix(pub u64);

impl SplitMix {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        b ^ (b >> 31)
    }
}

/// `count` nodes of 32 bytes, each a canonical field element: the two top bits are clear.
pub fn nodes(seed: u64, count: usize) -> Vec<[u8; 32]> {
    let mut stream = SplitMix(seed);
    let mut node = || {
        let mut out = [0; 32];
        for word in out.chunks_exact_mut(8) {
            word.copy_from_slice(&stream.next().to_le_bytes());
        }
        out[31] &= 0x3f;
        out
    };
    (0..count).map(|_| node()).collect()
}

/// One node: a replica id, a ticket, a PoRep id.
pub fn node(seed: u64) -> [u8; 32] {
    nodes(seed, 1)[0]
}

/// `len` unconstrained bytes, `len` a multiple of 8.
pub fn bytes(seed: u64, len: usize) -> Vec<u8> {
    let mut stream = SplitMix(seed);
    (0..len / 8)
        .flat_map(|_| stream.next().to_le_bytes())
        .collect()
}

/// SHA-256 as the answer that the other side must agree with.
pub fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
