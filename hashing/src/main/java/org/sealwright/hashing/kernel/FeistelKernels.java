// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

/**
 * The Feistel permutation behind the expander parents: three rounds with BLAKE2b-512 as round
 * function, and cycle walking until the value lies in the domain (rust-fil-proofs,
 * storage-proofs-core crypto/feistel).
 *
 * <p>Round: {@code (l, r) = (r, l ^ F(r, key))}, where {@code F(r, key)} is the first eight bytes
 * of {@code BLAKE2b-512(BE64(r) || BE64(key))} read big-endian and cut to {@code halfBits} bits.
 */
public interface FeistelKernels {

  /**
   * Permutes {@code count} values in place.
   *
   * @param keys at least three round keys; the first three are used
   * @param halfBits bits of each half, 1 to 31
   * @param domain size of the domain, at most {@code 2^(2 halfBits)}
   * @param values values below {@code domain}
   * @param offset index of the first value
   * @param count number of values
   */
  void permute(long[] keys, int halfBits, long domain, long[] values, int offset, int count);
}
