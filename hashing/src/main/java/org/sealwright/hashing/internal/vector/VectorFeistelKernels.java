// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.sealwright.hashing.internal.scalar.Blake2bShort;
import org.sealwright.hashing.internal.scalar.ScalarFeistelKernels;
import org.sealwright.hashing.kernel.FeistelKernels;

/**
 * One value a 64-bit lane. Values that land outside the domain walk on in a pool that is filled up
 * with fresh ones, so that the lanes stay busy until the end.
 *
 * <p>The BLAKE2b state lies in memory and the loop does one G a step: all sixteen words as locals
 * are more vector operations than C2 inlines in one method.
 */
final class VectorFeistelKernels implements FeistelKernels {
  private static final VectorSpecies<Long> SPECIES =
      VectorSpecies.of(long.class, VectorShape.forBitSize(VectorWidth.of(MethodHandles.lookup())));
  private static final int LANES = SPECIES.length();

  private static final int FEISTEL_ROUNDS = 3;
  private static final int BLAKE2B_ROUNDS = 12;
  private static final int WORDS = 16;

  /** Values in flight: enough that the ragged last group of a pass does not count. */
  private static final int POOL = 512;

  /** State words of the eight G of a round. */
  private static final int[][] QUARTERS = {
    {0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
    {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}
  };

  /** Per G: the scratch offsets of a, b, c, d and of its two message words. */
  private static final int STEP = 6;

  private static final int[] STEPS = steps();
  private static final long[] INITIAL = initial();

  private final ScalarFeistelKernels scalar = new ScalarFeistelKernels();

  VectorFeistelKernels() {}

  @Override
  public void permute(
      long[] keys, int halfBits, long domain, long[] values, int offset, int count) {
    if (count < LANES) {
      scalar.permute(keys, halfBits, domain, values, offset, count);
      return;
    }
    int capacity = Math.min(POOL, count / LANES * LANES);
    long[] pool = new long[capacity];
    int[] home = new int[capacity];
    long[] halves = new long[2 * LANES];
    long[] message = new long[WORDS * LANES];
    long[] state = new long[WORDS * LANES];
    int next = offset;
    int end = offset + count;
    int waiting = 0;
    while (waiting > 0 || next < end) {
      for (; waiting < capacity && next < end; waiting++, next++) {
        pool[waiting] = values[next];
        home[waiting] = next;
      }
      // The last group may carry stale values along; nobody reads them.
      for (int at = 0; at < waiting; at += LANES) {
        rounds(pool, at, keys, halfBits, halves, message, state);
      }
      int outside = 0;
      for (int i = 0; i < waiting; i++) {
        long u = pool[i];
        if (u < domain) {
          values[home[i]] = u;
        } else {
          pool[outside] = u;
          home[outside++] = home[i];
        }
      }
      waiting = outside;
    }
  }

  /** The Feistel rounds on the group of values at {@code pool[at]}. */
  private static void rounds(
      long[] pool, int at, long[] keys, int halfBits, long[] halves, long[] message, long[] state) {
    long mask = (1L << halfBits) - 1;
    LongVector value = LongVector.fromArray(SPECIES, pool, at);
    value.lanewise(VectorOperators.LSHR, halfBits).intoArray(halves, 0);
    value.and(mask).intoArray(halves, LANES);
    for (int k = 0; k < FEISTEL_ROUNDS; k++) {
      LongVector right = LongVector.fromArray(SPECIES, halves, LANES);
      right.lanewise(VectorOperators.REVERSE_BYTES).intoArray(message, 0);
      LongVector.broadcast(SPECIES, Long.reverseBytes(keys[k])).intoArray(message, LANES);
      System.arraycopy(INITIAL, 0, state, 0, state.length);
      compress(state, message);
      LongVector digest =
          LongVector.fromArray(SPECIES, state, 0)
              .lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, state, 8 * LANES))
              .lanewise(VectorOperators.XOR, Blake2bShort.H0)
              .lanewise(VectorOperators.REVERSE_BYTES)
              .and(mask);
      LongVector left = LongVector.fromArray(SPECIES, halves, 0);
      LongVector.fromArray(SPECIES, halves, LANES).intoArray(halves, 0);
      left.lanewise(VectorOperators.XOR, digest).intoArray(halves, LANES);
    }
    LongVector.fromArray(SPECIES, halves, 0)
        .lanewise(VectorOperators.LSHL, halfBits)
        .or(LongVector.fromArray(SPECIES, halves, LANES))
        .intoArray(pool, at);
  }

  /** The twelve rounds of BLAKE2b. */
  private static void compress(long[] v, long[] message) {
    for (int s = 0; s < STEPS.length; s += STEP) {
      int i = STEPS[s];
      int j = STEPS[s + 1];
      int k = STEPS[s + 2];
      int l = STEPS[s + 3];
      LongVector x = LongVector.fromArray(SPECIES, message, STEPS[s + 4]);
      LongVector y = LongVector.fromArray(SPECIES, message, STEPS[s + 5]);
      LongVector b = LongVector.fromArray(SPECIES, v, j);
      LongVector a = LongVector.fromArray(SPECIES, v, i).add(x).add(b);
      LongVector d = rotate(LongVector.fromArray(SPECIES, v, l), a, 32);
      LongVector c = LongVector.fromArray(SPECIES, v, k).add(d);
      b = rotate(b, c, 24);
      a = a.add(y).add(b);
      d = rotate(d, a, 16);
      c = c.add(d);
      b = rotate(b, c, 63);
      a.intoArray(v, i);
      b.intoArray(v, j);
      c.intoArray(v, k);
      d.intoArray(v, l);
    }
  }

  private static LongVector rotate(LongVector x, LongVector y, int bits) {
    return x.lanewise(VectorOperators.XOR, y).lanewise(VectorOperators.ROR, bits);
  }

  private static int[] steps() {
    int[] steps = new int[BLAKE2B_ROUNDS * QUARTERS.length * STEP];
    int at = 0;
    for (int round = 0; round < BLAKE2B_ROUNDS; round++) {
      for (int q = 0; q < QUARTERS.length; q++) {
        for (int word : QUARTERS[q]) {
          steps[at++] = word * LANES;
        }
        steps[at++] = Blake2bShort.sigma(round, 2 * q) * LANES;
        steps[at++] = Blake2bShort.sigma(round, 2 * q + 1) * LANES;
      }
    }
    return steps;
  }

  private static long[] initial() {
    long[] state = new long[WORDS * LANES];
    for (int i = 0; i < state.length; i++) {
      int word = i / LANES;
      long iv = Blake2bShort.iv(word % 8);
      state[i] =
          switch (word) {
            case 0 -> Blake2bShort.H0;
            case 12 -> iv ^ Blake2bShort.MESSAGE;
            case 14 -> ~iv;
            default -> iv;
          };
    }
    return state;
  }
}
