// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/**
 * Poseidon with one hash a lane: the permutation of {@link
 * org.sealwright.hashing.poseidon.Poseidon} on {@link FrLanes}, {@link #GROUPS} vectors of hashes
 * in lockstep, so that the carry chain of one overlaps the products of the next.
 *
 * <p>Bounds, in multiples of r and for the widest state (37 elements, 15 blocks of partial rounds):
 * an S-box leaves at most 1.1; a dense mix at most {@code 37 1.1 / 2 / 35 + 0.5 < 1.1}, as {@code r
 * / 2^260 < 1/35} and constants are below r/2; a block of partial rounds adds at most 0.6 to the
 * elements beside the first, so they stay below 11, and the first below {@code 36 11 / 2 / 35 + 1.1
 * < 7}: far from the 17 that fit.
 */
final class VectorPoseidonKernels implements PoseidonKernels {
  private static final FrLanes LANES =
      VectorWidth.instantiate(
          MethodHandles.lookup(),
          FrLanes.class,
          VectorFrLanes.class,
          VectorWidth.of(MethodHandles.lookup()));
  private static final int UNIT = FrLimbs.LIMBS * LANES.lanes();
  private static final int GROUPS = 4;
  private static final int BLOCK = PoseidonLimbs.BLOCK;

  private static final long[] ZERO = new long[FrLimbs.LIMBS];

  /** Largest width, and so the size of the cache. */
  private static final int WIDTHS = 38;

  /** Converted constants by width: made at first use, at most once an arity that exists. */
  private final AtomicReferenceArray<PoseidonLimbs> limbs = new AtomicReferenceArray<>(WIDTHS);

  VectorPoseidonKernels() {}

  @Override
  public void hash(
      PoseidonConstants constants,
      MemorySegment[] sources,
      long[] offsets,
      long stride,
      MemorySegment out,
      long outOffset,
      long count) {
    PoseidonLimbs fixed = limbs(constants);
    int lanes = LANES.lanes();
    int width = constants.width();
    int most = (int) Math.min(GROUPS, (count + lanes - 1) / lanes);
    double[] scratch = new double[(2 * (BLOCK - 1 + width) + 3) * most * UNIT];
    long[] words = new long[most * lanes * Fr.LIMBS];
    int size;
    for (long first = 0; first < count; first += size) {
      size = (int) Math.min((long) most * lanes, count - first);
      int groups = (size + lanes - 1) / lanes;
      int element = groups * UNIT;
      int state = (BLOCK - 1) * element;
      Arrays.fill(words, 0);
      LANES.split(scratch, state, words, 0, 0, fixed.initial, 0, groups);
      for (int j = 1; j < width; j++) {
        long offset = offsets[j - 1] + first * stride;
        for (int i = 0; i < size; i++) {
          FrLimbs.gather(words, word(i), lanes, sources[j - 1], offset + i * stride);
        }
        int at = state + j * element;
        LANES.split(scratch, at, words, 0, 0, fixed.initial, j * FrLimbs.LIMBS, groups);
      }
      int digest = permute(scratch, groups, constants, fixed);
      LANES.join(words, 0, scratch, digest, groups);
      for (int i = 0; i < size; i++) {
        FrLimbs.scatter(out, outOffset + Fr.BYTES * (first + i), words, word(i), lanes);
      }
    }
  }

  /** Index of word 0 of hash {@code i} of a batch. */
  private static int word(int i) {
    int lanes = LANES.lanes();
    return i / lanes * lanes * Fr.LIMBS + i % lanes;
  }

  /**
   * Permutes the state whose first element lies behind {@code BLOCK - 1} free elements; index of
   * the element that is the digest.
   */
  private static int permute(
      double[] s, int groups, PoseidonConstants constants, PoseidonLimbs fixed) {
    int width = constants.width();
    int element = groups * UNIT;
    int half = PoseidonConstants.FULL_ROUNDS / 2;
    int state = (BLOCK - 1) * element;
    int other = state + (width + BLOCK - 1) * element;
    int x = other + width * element;
    int power = x + element;
    int zero = power + element;
    Arrays.fill(s, zero, zero + element, 0);
    int addend = 0;
    for (int q = 0; q < PoseidonConstants.FULL_ROUNDS; q++) {
      if (q == half) {
        partialRounds(s, state, x, power, groups, constants, fixed, addend);
        addend += constants.partialRounds() * FrLimbs.LIMBS;
      }
      for (int j = 0; j < width; j++) {
        int at = state + j * element;
        pow5(s, at, at, power, groups, fixed.addends, addend);
        addend += FrLimbs.LIMBS;
      }
      double[] matrix = fixed.dense[q];
      int column = width * FrLimbs.LIMBS;
      for (int j = 0; j < matrix.length / column; j++) {
        LANES.dot(s, other + j * element, s, state, matrix, j * column, width, s, zero, groups);
      }
      int swap = state;
      state = other;
      other = swap;
    }
    return state;
  }

  private static void partialRounds(
      double[] s,
      int state,
      int x,
      int power,
      int groups,
      PoseidonConstants constants,
      PoseidonLimbs fixed,
      int firstAddend) {
    int width = constants.width();
    int element = groups * UNIT;
    int addend = firstAddend;
    int c = 0;
    System.arraycopy(s, state, s, x, element);
    for (int left = constants.partialRounds(); left > 0; left -= BLOCK) {
      int size = Math.min(BLOCK, left);
      int y = state;
      for (int q = 0; q < size; q++) {
        y = state - q * element;
        pow5(s, y, x, power, groups, fixed.addends, addend);
        addend += FrLimbs.LIMBS;
        // The products so far lie before the other elements, the latest first.
        LANES.dot(s, x, s, y, fixed.sparse, c, width + q, s, power + element, groups);
        c += (width + q) * FrLimbs.LIMBS;
      }
      for (int j = 1; j < width; j++) {
        int at = state + j * element;
        LANES.dot(s, at, s, y, fixed.sparse, c, size, s, at, groups);
        c += size * FrLimbs.LIMBS;
      }
    }
    System.arraycopy(s, x, s, state, element);
  }

  private static void pow5(
      double[] s, int out, int x, int power, int groups, long[] addends, int addend) {
    LANES.mul(s, power, s, x, s, x, ZERO, 0, groups);
    LANES.mul(s, power, s, power, s, power, ZERO, 0, groups);
    LANES.mul(s, out, s, power, s, x, addends, addend, groups);
  }

  private PoseidonLimbs limbs(PoseidonConstants constants) {
    PoseidonLimbs found = limbs.get(constants.width());
    if (found == null) {
      // Two threads may both convert: the results are equal.
      found = new PoseidonLimbs(constants);
      limbs.set(constants.width(), found);
    }
    return found;
  }
}
