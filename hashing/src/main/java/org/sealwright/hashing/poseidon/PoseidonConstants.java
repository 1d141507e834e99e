// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import org.sealwright.hashing.field.Fr;

/**
 * Everything fixed about one arity of Poseidon over the BLS12-381 scalar field at standard
 * strength: width {@code t = arity + 1}, S-box {@code x^5}, 8 full rounds. Generated, never read
 * from a table: round constants by the Grain LFSR, the MDS matrix as a Cauchy matrix, and from both
 * the optimised form (compressed constants, pre-sparse matrix, sparse matrices).
 *
 * <p>All field elements are Montgomery limbs ({@code R = 2^256}), four {@code long}s each, in flat
 * arrays that must not be modified. States are row vectors: {@code s'[j] = sum_i s[i] M[i][j]}.
 *
 * <p>The optimised permutation: add the first t compressed constants; four full rounds, 57 or so
 * partial rounds, three full rounds, each {@code S-box, add next constant(s), mix}; a last full
 * round without constants. {@code mix} is M, but the pre-sparse matrix in the fourth round and
 * sparse matrix q in partial round q: {@code out[0] = sum_i s[i] col[i]}, {@code out[j] = s[j] +
 * row[j-1] s[0]}.
 */
public final class PoseidonConstants {

  /** Full rounds, half of them before the partial ones. */
  public static final int FULL_ROUNDS = 8;

  private final int arity;
  private final int partialRounds;
  private final long[] domainTag;
  private final long[] roundConstants;
  private final long[] compressed;
  private final long[] mds;
  private final long[] preSparse;
  private final long[] sparse;

  PoseidonConstants(
      int arity,
      int partialRounds,
      long[] domainTag,
      long[] roundConstants,
      long[] compressed,
      long[] mds,
      long[] preSparse,
      long[] sparse) {
    this.arity = arity;
    this.partialRounds = partialRounds;
    this.domainTag = domainTag;
    this.roundConstants = roundConstants;
    this.compressed = compressed;
    this.mds = mds;
    this.preSparse = preSparse;
    this.sparse = sparse;
  }

  /**
   * The constants of an arity, generated at the first call (a few milliseconds; about a second for
   * 36) and kept.
   *
   * @throws IllegalArgumentException unless arity is 2, 4, 8, 11, 16, 24 or 36
   */
  public static PoseidonConstants ofArity(int arity) {
    return PoseidonGenerator.cached(arity);
  }

  /** Elements in a preimage. */
  public int arity() {
    return arity;
  }

  /** Elements in the state: arity + 1. */
  public int width() {
    return arity + 1;
  }

  /** Partial rounds. */
  public int partialRounds() {
    return partialRounds;
  }

  /** The Merkle-tree domain tag {@code 2^arity - 1}, Montgomery limbs. */
  public long[] domainTag() {
    return domainTag;
  }

  /** Plain round constants, {@code (8 + partial) t} elements, round after round. */
  public long[] roundConstants() {
    return roundConstants;
  }

  /** Compressed constants, {@code 8 t + partial} elements in the order of use. */
  public long[] compressedConstants() {
    return compressed;
  }

  /** The MDS matrix M, t by t, row by row. */
  public long[] mds() {
    return mds;
  }

  /** The pre-sparse matrix, t by t, row by row; not symmetric. */
  public long[] preSparse() {
    return preSparse;
  }

  /**
   * The sparse matrices in the order of use, {@code 2 t - 1} elements each: t of the first column
   * ({@code col}), then t - 1 of the rest of the first row ({@code row}).
   */
  public long[] sparse() {
    return sparse;
  }

  /** Index of limb 0 of the first element of sparse matrix {@code q} in {@link #sparse}. */
  public int sparseOffset(int q) {
    return q * (2 * width() - 1) * Fr.LIMBS;
  }
}
