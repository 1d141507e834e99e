// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Points as {@code (X, Y, ZZ, ZZZ)} with {@code x = X/ZZ}, {@code y = Y/ZZZ}, {@code ZZ^3 = ZZZ^2},
 * infinity where ZZ is 0: four field elements in a row in {@code long[]}. Formulas {@code
 * madd-2008-s}, {@code add-2008-s}, {@code dbl-2008-s-1} of the Explicit-Formulas Database, with a
 * = 0. An instance holds scratch, so it belongs to one call of a kernel.
 */
public final class XyzzOps {
  /** The field of coordinates. */
  public final FieldOps field;

  /** Limbs of a coordinate. */
  public final int limbs;

  /** Limbs of a point. */
  public final int size;

  private final long[] s;
  private final int t1;
  private final int t2;
  private final int t3;
  private final int t4;

  /** On coordinates of {@code field}. */
  public XyzzOps(FieldOps field) {
    this.field = field;
    limbs = field.limbs;
    size = 4 * limbs;
    s = new long[5 * limbs];
    t1 = limbs;
    t2 = 2 * limbs;
    t3 = 3 * limbs;
    t4 = 4 * limbs;
  }

  /** Whether the point is infinity. */
  public boolean isInfinity(long[] p, int i) {
    return field.isZero(p, i + 2 * limbs);
  }

  /** {@code p = infinity}. */
  public void clear(long[] p, int i) {
    Arrays.fill(p, i, i + size, 0);
  }

  /** {@code p = (x, y)}. */
  public void set(long[] p, int i, long[] affine, int j) {
    System.arraycopy(affine, j, p, i, 2 * limbs);
    field.one(p, i + 2 * limbs);
    field.one(p, i + 3 * limbs);
  }

  /** {@code p = -p}. */
  public void negate(long[] p, int i) {
    Arrays.fill(s, 0, limbs, 0);
    field.sub(p, i + limbs, s, 0, p, i + limbs);
  }

  /** {@code p = 2 p}. */
  public void twice(long[] p, int i) {
    if (isInfinity(p, i)) {
      return;
    }
    int y = i + limbs;
    int zz = i + 2 * limbs;
    int zzz = i + 3 * limbs;
    field.add(s, 0, p, y, p, y);
    field.square(s, t1, s, 0);
    field.mul(s, 0, s, 0, s, t1);
    field.mul(s, t2, p, i, s, t1);
    field.square(s, t3, p, i);
    field.add(s, t4, s, t3, s, t3);
    field.add(s, t3, s, t3, s, t4);
    field.mul(p, zz, s, t1, p, zz);
    field.mul(p, zzz, s, 0, p, zzz);
    field.square(p, i, s, t3);
    field.sub(p, i, p, i, s, t2);
    field.sub(p, i, p, i, s, t2);
    field.sub(s, t2, s, t2, p, i);
    field.mul(s, t2, s, t2, s, t3);
    field.mul(s, 0, s, 0, p, y);
    field.sub(p, y, s, t2, s, 0);
  }

  /** {@code p = p + q} for an affine q that is not infinity. */
  public void addAffine(long[] p, int i, long[] q, int j) {
    if (isInfinity(p, i)) {
      set(p, i, q, j);
      return;
    }
    int y = i + limbs;
    int zz = i + 2 * limbs;
    int zzz = i + 3 * limbs;
    field.mul(s, 0, q, j, p, zz);
    field.mul(s, t1, q, j + limbs, p, zzz);
    field.sub(s, 0, s, 0, p, i);
    field.sub(s, t1, s, t1, p, y);
    if (field.isZero(s, 0)) {
      twiceOrClear(p, i);
      return;
    }
    field.square(s, t2, s, 0);
    field.mul(s, t3, s, 0, s, t2);
    field.mul(p, zz, p, zz, s, t2);
    field.mul(p, zzz, p, zzz, s, t3);
    field.mul(s, t2, p, i, s, t2);
    field.mul(s, t4, p, y, s, t3);
    finish(p, i);
  }

  /** {@code p = p + q}. */
  public void add(long[] p, int i, long[] q, int j) {
    if (isInfinity(q, j)) {
      return;
    }
    if (isInfinity(p, i)) {
      System.arraycopy(q, j, p, i, size);
      return;
    }
    int y = i + limbs;
    int zz = i + 2 * limbs;
    int zzz = i + 3 * limbs;
    field.mul(s, t2, p, i, q, j + 2 * limbs);
    field.mul(s, 0, q, j, p, zz);
    field.mul(s, t4, p, y, q, j + 3 * limbs);
    field.mul(s, t1, q, j + limbs, p, zzz);
    field.sub(s, 0, s, 0, s, t2);
    field.sub(s, t1, s, t1, s, t4);
    if (field.isZero(s, 0)) {
      twiceOrClear(p, i);
      return;
    }
    field.square(s, t3, s, 0);
    field.mul(p, zz, p, zz, q, j + 2 * limbs);
    field.mul(p, zz, p, zz, s, t3);
    field.mul(s, t2, s, t2, s, t3);
    field.mul(s, t3, s, t3, s, 0);
    field.mul(p, zzz, p, zzz, q, j + 3 * limbs);
    field.mul(p, zzz, p, zzz, s, t3);
    field.mul(s, t4, s, t4, s, t3);
    finish(p, i);
  }

  /** Equal abscissas: one point twice where the ordinates (difference in t1) are equal too. */
  private void twiceOrClear(long[] p, int i) {
    if (field.isZero(s, t1)) {
      twice(p, i);
    } else {
      clear(p, i);
    }
  }

  /** X and Y of the sum, from R in t1, Q in t2, PPP in t3 and S1 PPP in t4. */
  private void finish(long[] p, int i) {
    field.square(p, i, s, t1);
    field.sub(p, i, p, i, s, t3);
    field.sub(p, i, p, i, s, t2);
    field.sub(p, i, p, i, s, t2);
    field.sub(s, t2, s, t2, p, i);
    field.mul(s, t2, s, t2, s, t1);
    field.sub(p, i + limbs, s, t2, s, t4);
  }

  /**
   * Turns {@code count} points into affine ones, {@code 2 limbs} each, infinity as zeros, with one
   * inversion. Spoils the points.
   */
  public void toAffine(long[] out, int o, long[] p, int i, int count) {
    long[] product = new long[(count + 1) * limbs];
    field.one(product, 0);
    for (int k = 0; k < count; k++) {
      int zzz = i + k * size + 3 * limbs;
      if (isInfinity(p, i + k * size)) {
        field.one(p, zzz);
      }
      field.mul(product, (k + 1) * limbs, product, k * limbs, p, zzz);
    }
    field.inverse(s, 0, product, count * limbs);
    for (int k = count - 1; k >= 0; k--) {
      int x = i + k * size;
      int zz = x + 2 * limbs;
      int zzz = x + 3 * limbs;
      int at = o + 2 * k * limbs;
      field.mul(s, t1, s, 0, product, k * limbs);
      field.mul(s, 0, s, 0, p, zzz);
      if (isInfinity(p, x)) {
        Arrays.fill(out, at, at + 2 * limbs, 0);
        continue;
      }
      // 1/ZZ = (ZZ/ZZZ)^2.
      field.mul(s, t2, p, zz, s, t1);
      field.square(s, t2, s, t2);
      field.mul(out, at, p, x, s, t2);
      field.mul(out, at + limbs, p, x + limbs, s, t1);
    }
  }

  /** Whether the uncompressed point at {@code offset} is infinity. */
  public static boolean isEncodedInfinity(MemorySegment in, long offset) {
    return (in.get(java.lang.foreign.ValueLayout.JAVA_BYTE, offset) & 0x40) != 0;
  }

  /** Reads an uncompressed point that is not infinity. */
  public void decode(long[] affine, int i, MemorySegment in, long offset) {
    field.decode(affine, i, in, offset);
    field.decode(affine, i + limbs, in, offset + field.bytes);
  }

  /** Writes an uncompressed point; zeros are infinity. */
  public void encode(MemorySegment out, long offset, long[] affine, int i) {
    if (field.isZero(affine, i) && field.isZero(affine, i + limbs)) {
      out.asSlice(offset, 2L * field.bytes).fill((byte) 0);
      out.set(java.lang.foreign.ValueLayout.JAVA_BYTE, offset, (byte) 0x40);
      return;
    }
    field.encode(out, offset, affine, i);
    field.encode(out, offset + field.bytes, affine, i + limbs);
  }
}
