// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * The field that a group's coordinates lie in, on flat {@code long[]} in Montgomery form: one
 * algorithm serves both groups. Outputs may be operands. An instance holds scratch, so it belongs
 * to one call of a kernel.
 */
abstract sealed class FieldOps permits FpOps, Fp2Ops {
  /** Limbs of an element. */
  final int limbs;

  /** Bytes of an encoded element. */
  final int bytes;

  FieldOps(int limbs) {
    this.limbs = limbs;
    this.bytes = 8 * limbs;
  }

  /** The coordinates of {@code group}. */
  static FieldOps of(CurveGroup group) {
    return switch (group) {
      case G1 -> new FpOps();
      case G2 -> new Fp2Ops();
    };
  }

  abstract void mul(long[] out, int o, long[] a, int i, long[] b, int j);

  abstract void square(long[] out, int o, long[] a, int i);

  abstract void add(long[] out, int o, long[] a, int i, long[] b, int j);

  abstract void sub(long[] out, int o, long[] a, int i, long[] b, int j);

  /** The inverse of a non-zero element; slow, and allocates. */
  abstract void inverse(long[] out, int o, long[] a, int i);

  abstract void one(long[] out, int o);

  /** Reads a coordinate of an uncompressed point, without its flags. */
  abstract void decode(long[] out, int o, MemorySegment in, long offset);

  /** Writes a coordinate of an uncompressed point. */
  abstract void encode(MemorySegment out, long offset, long[] a, int i);

  final boolean isZero(long[] a, int i) {
    long any = 0;
    for (int k = 0; k < limbs; k++) {
      any |= a[i + k];
    }
    return any == 0;
  }
}
