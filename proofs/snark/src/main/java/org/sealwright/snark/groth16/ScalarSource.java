// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.MemorySegment;
import java.util.function.LongPredicate;
import org.sealwright.hashing.field.Fr;

/** Scalars for a vector of parameters: some of the values at hand, each times a factor. */
final class ScalarSource {
  private final MemorySegment values;
  private final long first;
  private final long count;
  private final long[] factor;
  private final LongPredicate taken;

  /**
   * A range of values.
   *
   * @param values Montgomery form
   * @param first index of the range in {@code values}
   * @param factor plain form
   * @param taken which values, by their index in {@code values}, get a point
   */
  ScalarSource(MemorySegment values, long first, long count, long[] factor, LongPredicate taken) {
    this.values = values;
    this.first = first;
    this.count = count;
    this.factor = factor;
    this.taken = taken;
  }

  /** Values in the range, taken or not. */
  long count() {
    return count;
  }

  /**
   * For every {@code grain} values of the range, and at last for all, how many before are taken.
   */
  long[] takenBefore(long grain) {
    long[] before = new long[Math.toIntExact((count + grain - 1) / grain) + 1];
    for (long i = 0; i < count; i++) {
      before[(int) (i / grain) + 1] += taken.test(first + i) ? 1 : 0;
    }
    for (int chunk = 1; chunk < before.length; chunk++) {
      before[chunk] += before[chunk - 1];
    }
    return before;
  }

  /**
   * Writes the taken ones of values {@code from ..} of the range to {@code out}, end to end, in
   * plain form.
   *
   * @param vector where the points go, for the message
   * @throws Groth16Exception where one is 0, so that its point would be infinity
   */
  void gather(MemorySegment out, long from, long length, String vector) {
    long[] value = new long[Fr.LIMBS];
    long to = 0;
    for (long i = first + from; i < first + from + length; i++) {
      if (taken.test(i)) {
        Elements.load(value, 0, values, i);
        if (Elements.isZero(value)) {
          throw new Groth16Exception(
              "parameters: "
                  + vector
                  + " would have infinity at "
                  + (i - first)
                  + ": that variable is in no constraint, and every one must be in some");
        }
        Fr.mul(value, 0, value, 0, factor, 0);
        Elements.store(out, to++, value, 0);
      }
    }
  }
}
