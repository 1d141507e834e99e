// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * The field that a group's coordinates lie in, on flat {@code long[]} in Montgomery form: one
 * algorithm serves both groups. Outputs may be operands. An instance holds scratch, so it belongs
 * to one call of a kernel.
 */
public abstract sealed class FieldOps permits FpOps, Fp2Ops {
  /** Limbs of an element. */
  public final int limbs;

  /** Bytes of an encoded element. */
  final int bytes;

  FieldOps(int limbs) {
    this.limbs = limbs;
    this.bytes = 8 * limbs;
  }

  /** The coordinates of {@code group}. */
  public static FieldOps of(CurveGroup group) {
    return switch (group) {
      case G1 -> new FpOps();
      case G2 -> new Fp2Ops();
    };
  }

  /** {@code out = a b}. */
  public abstract void mul(long[] out, int o, long[] a, int i, long[] b, int j);

  abstract void square(long[] out, int o, long[] a, int i);

  abstract void add(long[] out, int o, long[] a, int i, long[] b, int j);

  /** {@code out = a - b}. */
  public abstract void sub(long[] out, int o, long[] a, int i, long[] b, int j);

  /** Inverts non-zero elements in place for the price of one inversion and three products each. */
  public final void inverseEach(long[] a, int i, int count) {
    long[] product = new long[(count + 2) * limbs];
    int t = (count + 1) * limbs;
    one(product, 0);
    for (int k = 0; k < count; k++) {
      mul(product, (k + 1) * limbs, product, k * limbs, a, i + k * limbs);
    }
    inverse(product, t, product, count * limbs);
    for (int k = count - 1; k >= 0; k--) {
      int at = i + k * limbs;
      mul(product, k * limbs, product, k * limbs, product, t);
      mul(product, t, product, t, a, at);
      System.arraycopy(product, k * limbs, a, at, limbs);
    }
  }

  /** The inverse of a non-zero element; slow, and allocates. */
  abstract void inverse(long[] out, int o, long[] a, int i);

  abstract void one(long[] out, int o);

  /** Reads a coordinate of an uncompressed point, without its flags. */
  abstract void decode(long[] out, int o, MemorySegment in, long offset);

  /** Writes a coordinate of an uncompressed point. */
  abstract void encode(MemorySegment out, long offset, long[] a, int i);

  /** Whether the element is 0. */
  public final boolean isZero(long[] a, int i) {
    long any = 0;
    for (int k = 0; k < limbs; k++) {
      any |= a[i + k];
    }
    return any == 0;
  }
}
