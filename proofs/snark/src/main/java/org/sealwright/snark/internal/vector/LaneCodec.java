// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.snark.curve.Fp;

/**
 * Uncompressed points to {@link LanePoints} and back, a row at a time: bytes turn round one by one,
 * the Montgomery form changes in lanes.
 */
final class LaneCodec {
  private static final ValueLayout.OfLong BE64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

  private final LaneField field;
  private final LanePoints points;

  /** x, then y. */
  private final long[] rows;

  private final double[] from;
  private final double[] to;
  private final double[] toMontgomery;
  private final double[] fromMontgomery;
  private final double[] plus;

  LaneCodec(LaneField field, LanePoints points) {
    this.field = field;
    this.points = points;
    rows = new long[2 * field.words];
    from = new double[field.size];
    to = new double[field.size];
    toMontgomery = factor(BigInteger.ONE.shiftLeft(768).mod(Fp.MODULUS));
    fromMontgomery = factor(BigInteger.ONE);
    plus = new double[field.row];
    Arrays.fill(plus, 1);
  }

  /** An element of Fp for every part, as a product by parts takes it. */
  private double[] factor(BigInteger value) {
    double[] out = new double[field.size];
    for (int part = field.parts - 1; part >= 0; part--) {
      field.fill(from, 0, FpLimbs.balanced(value));
      System.arraycopy(from, 0, out, part * field.part, field.part);
    }
    return out;
  }

  private void convert(double[] factor) {
    for (int coordinate = 0; coordinate < 2; coordinate++) {
      int at = coordinate * field.words;
      field.split(from, 0, rows, at, plus, 0);
      field.lanes.mul(to, 0, from, 0, factor, 0, field.zero, 0, field.parts * LaneField.UNITS);
      field.join(rows, at, to, 0);
    }
  }

  /** Index of the top word of a coordinate's part; the next below is {@code lanes} before. */
  private int top(int element, int coordinate, int part) {
    return field.wordIndex(element)
        + (coordinate * field.parts + part) * FpLimbs.WORDS * field.row
        + (FpLimbs.WORDS - 1) * field.lanes.lanes();
  }

  /**
   * Converts points that are not infinity to slots from {@code first} on.
   *
   * @param indices which of the encoded ones
   */
  void decode(int first, MemorySegment in, long inOffset, int[] indices, int count) {
    int width = field.lanes.lanes();
    for (int done = 0; done < count; done += field.row) {
      int here = Math.min(field.row, count - done);
      for (int e = 0; e < here; e++) {
        long at = inOffset + 8L * points.words * indices[done + e];
        for (int coordinate = 0; coordinate < 2; coordinate++) {
          // The encoding has the higher part first, and its bytes from the top.
          for (int part = field.parts - 1; part >= 0; part--) {
            int word = top(e, coordinate, part);
            for (int k = 0; k < FpLimbs.WORDS; k++) {
              rows[word - k * width] = in.get(BE64, at + 8L * k);
            }
            at += Fp.BYTES;
          }
        }
      }
      convert(toMontgomery);
      for (int e = 0; e < here; e++) {
        points.scatter(first + done + e, rows, field.wordIndex(e));
      }
    }
  }

  /** Encodes the points that {@code references} mean, {@code 2 slot + negative}. */
  void encode(MemorySegment out, long outOffset, int[] references, int count) {
    int width = field.lanes.lanes();
    long[] word = new long[FpLimbs.WORDS];
    for (int done = 0; done < count; done += field.row) {
      int here = Math.min(field.row, count - done);
      for (int e = 0; e < here; e++) {
        points.gather(rows, field.wordIndex(e), references[done + e] >>> 1);
      }
      convert(fromMontgomery);
      for (int e = 0; e < here; e++) {
        int reference = references[done + e];
        long at = outOffset + 8L * points.words * (done + e);
        if (points.isInfinity(reference >>> 1)) {
          out.asSlice(at, 8L * points.words).fill((byte) 0);
          out.set(ValueLayout.JAVA_BYTE, at, (byte) 0x40);
          continue;
        }
        for (int coordinate = 0; coordinate < 2; coordinate++) {
          for (int part = field.parts - 1; part >= 0; part--) {
            int top = top(e, coordinate, part);
            for (int k = 0; k < FpLimbs.WORDS; k++) {
              word[k] = rows[top - (FpLimbs.WORDS - 1 - k) * width];
            }
            LaneScalars.canonical(word, 0);
            if (coordinate == 1 && (reference & 1) != 0) {
              Fp.negate(word, 0, word, 0);
            }
            for (int k = 0; k < FpLimbs.WORDS; k++) {
              out.set(BE64, at + 8L * k, word[FpLimbs.WORDS - 1 - k]);
            }
            at += Fp.BYTES;
          }
        }
      }
    }
  }
}
