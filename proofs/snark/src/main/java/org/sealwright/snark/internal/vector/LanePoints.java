// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.sealwright.snark.curve.Fp;

/**
 * Numbered affine points in native memory, and their way in and out of lanes. A coordinate is a
 * value of at most 1.2 p either way, congruent to its Montgomery form, in 384-bit two's complement;
 * infinity is zeros, which no other point is.
 */
final class LanePoints {
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfLong BE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

  /** Limbs of R^2: a product with it is a conversion to Montgomery form. */
  private static final double[] R_SQUARED =
      FpLimbs.balanced(BigInteger.ONE.shiftLeft(768).mod(Fp.MODULUS));

  /** Words of a point. */
  final int words;

  private final LaneField field;
  private final MemorySegment memory;
  private final long offset;

  /** Points from {@code offset} of {@code memory} on, both aligned to words. */
  LanePoints(LaneField field, MemorySegment memory, long offset) {
    this.field = field;
    this.memory = memory;
    this.offset = offset;
    words = 2 * field.parts * FpLimbs.WORDS;
  }

  private long address(int slot) {
    return offset + 8L * words * slot;
  }

  boolean isInfinity(int slot) {
    long at = address(slot);
    // Almost always the first word decides.
    if (memory.get(WORD, at) != 0) {
      return false;
    }
    long any = 0;
    for (int k = 1; k < words; k++) {
      any |= memory.get(WORD, at + 8L * k);
    }
    return any == 0;
  }

  /** Makes points {@code from .. to - 1} infinity. */
  void clear(int from, int to) {
    memory.asSlice(address(from), 8L * words * (to - from)).fill((byte) 0);
  }

  /**
   * Copies coordinates to the lanes of an element of a row.
   *
   * @param rows x, then y, a row each
   */
  void gather(long[] rows, int at, int slot) {
    int width = field.lanes.lanes();
    int unit = FpLimbs.WORDS * field.row;
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
    long to = address(slot);
    MemorySegment.copy(memory, from, memory, to, 8L * words);
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
          memory, WORD, address(slot) + (long) Fp.BYTES * part, out, at, FpLimbs.WORDS);
      LaneScalars.canonical(out, at);
    }
  }

  /** Stores canonical limbs. */
  void store(int slot, long[] in, int i) {
    MemorySegment.copy(in, i, memory, WORD, address(slot), words);
  }

  /**
   * Converts uncompressed points, none of them infinity, to slots from {@code first} on.
   *
   * @param indices which of the encoded ones
   */
  void decode(int first, MemorySegment in, long inOffset, int[] indices, int count) {
    int width = field.lanes.lanes();
    int unit = FpLimbs.WORDS * field.row;
    long[] rows = new long[2 * field.words];
    double[] x = new double[field.size];
    double[] y = new double[field.size];
    double[] factor = new double[field.size];
    double[] signs = new double[field.row];
    java.util.Arrays.fill(signs, 1);
    for (int q = 0; q < field.parts; q++) {
      field.fill(x, 0, R_SQUARED);
      System.arraycopy(x, 0, factor, q * field.part, field.part);
    }
    for (int done = 0; done < count; done += field.row) {
      int here = Math.min(field.row, count - done);
      for (int e = 0; e < here; e++) {
        int at = field.wordIndex(e);
        long from = inOffset + 8L * words * indices[done + e];
        for (int coordinate = 0; coordinate < 2; coordinate++) {
          // The encoding has the higher part first, and its bytes from the top.
          for (int part = field.parts - 1; part >= 0; part--) {
            int to = at + (coordinate * field.parts + part) * unit;
            for (int k = FpLimbs.WORDS - 1; k >= 0; k--) {
              rows[to + k * width] = in.get(BE64, from);
              from += 8;
            }
          }
        }
      }
      for (int coordinate = 0; coordinate < 2; coordinate++) {
        int at = coordinate * field.words;
        field.split(x, 0, rows, at, signs, 0);
        field.lanes.mul(y, 0, x, 0, factor, 0, field.zero, 0, field.parts * LaneField.UNITS);
        field.join(rows, at, y, 0);
      }
      for (int e = 0; e < here; e++) {
        scatter(first + done + e, rows, field.wordIndex(e));
      }
    }
  }
}
