// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.snark.curve.Fp;

/**
 * Numbered affine points in one or two pieces of memory, and their way in and out of lanes. A
 * coordinate is a value of at most 1.2 p either way, congruent to its Montgomery form, in 384-bit
 * two's complement; infinity is zeros, which no other point is.
 */
final class LanePoints {
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;

  /** Words of a point. */
  final int words;

  private final LaneField field;
  private final MemorySegment lower;
  private final MemorySegment upper;
  private final int border;

  /** All slots in one piece, aligned to words. */
  LanePoints(LaneField field, MemorySegment memory) {
    this(field, memory, 0, memory);
  }

  /** Slots below {@code border} in one piece, the others in another, both aligned to words. */
  LanePoints(LaneField field, MemorySegment lower, int border, MemorySegment upper) {
    this.field = field;
    this.lower = lower;
    this.border = border;
    this.upper = upper;
    words = 2 * field.parts * FpLimbs.WORDS;
  }

  private MemorySegment memory(int slot) {
    return slot < border ? lower : upper;
  }

  private long address(int slot) {
    return 8L * words * (slot < border ? slot : slot - border);
  }

  boolean isInfinity(int slot) {
    MemorySegment memory = memory(slot);
    long at = address(slot);
    // Almost always these decide; both, so that all of the point is on its way to the cache.
    if ((memory.get(WORD, at) | memory.get(WORD, at + 8L * words - 8)) != 0) {
      return false;
    }
    long any = 0;
    for (int k = 1; k < words; k++) {
      any |= memory.get(WORD, at + 8L * k);
    }
    return any == 0;
  }

  /** Makes points {@code from .. to - 1} infinity, all in one piece. */
  void clear(int from, int to) {
    memory(from).asSlice(address(from), 8L * words * (to - from)).fill((byte) 0);
  }

  /**
   * Copies coordinates to the lanes of an element of a row.
   *
   * @param rows x, then y, a row each
   */
  void gather(long[] rows, int at, int slot) {
    int width = field.lanes.lanes();
    int unit = FpLimbs.WORDS * field.row;
    MemorySegment memory = memory(slot);
    long from = address(slot);
    for (int part = 0; part < 2 * field.parts; part++) {
      for (int k = 0; k < FpLimbs.WORDS; k++) {
        rows[at + part * unit + k * width] = memory.get(WORD, from + 8L * k);
      }
      from += Fp.BYTES;
    }
  }

  /** The reverse. */
  void scatter(int slot, long[] rows, int at) {
    int width = field.lanes.lanes();
    int unit = FpLimbs.WORDS * field.row;
    MemorySegment memory = memory(slot);
    long to = address(slot);
    for (int part = 0; part < 2 * field.parts; part++) {
      for (int k = 0; k < FpLimbs.WORDS; k++) {
        memory.set(WORD, to + 8L * k, rows[at + part * unit + k * width]);
      }
      to += Fp.BYTES;
    }
  }

  /** Copies a point or its opposite, by the signed reference {@code 2 slot + negative}. */
  void copy(int slot, int reference) {
    long from = address(reference >>> 1);
    MemorySegment memory = memory(slot);
    long to = address(slot);
    MemorySegment.copy(memory(reference >>> 1), from, memory, to, 8L * words);
    if ((reference & 1) != 0) {
      for (int part = field.parts; part < 2 * field.parts; part++) {
        long carry = 1;
        for (int k = 0; k < FpLimbs.WORDS; k++) {
          long at = to + (long) Fp.BYTES * part + 8L * k;
          long word = ~memory.get(WORD, at) + carry;
          carry = carry != 0 && word == 0 ? 1 : 0;
          memory.set(WORD, at, word);
        }
      }
    }
  }

  /** Canonical limbs of a point, for {@link org.sealwright.snark.curve}. */
  void canonical(long[] out, int o, int slot) {
    for (int part = 0; part < 2 * field.parts; part++) {
      int at = o + part * FpLimbs.WORDS;
      MemorySegment.copy(
          memory(slot), WORD, address(slot) + (long) Fp.BYTES * part, out, at, FpLimbs.WORDS);
      LaneScalars.canonical(out, at);
    }
  }

  /** Stores canonical limbs. */
  void store(int slot, long[] in, int i) {
    MemorySegment.copy(in, i, memory(slot), WORD, address(slot), words);
  }
}
