// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import org.sealwright.snark.curve.Fp;
import org.sealwright.snark.curve.Fp2;

/** Coordinates of G2: {@code c0 + c1 u}, {@code u^2 = -1}, c0 first in memory, c1 in encodings. */
final class Fp2Ops extends FieldOps {
  private static final int IM = Fp.LIMBS;

  private final FpOps base = new FpOps();
  private final long[] scratch = new long[Fp2.SCRATCH];

  Fp2Ops() {
    super(Fp2.LIMBS);
  }

  @Override
  public void mul(long[] out, int o, long[] a, int i, long[] b, int j) {
    Fp2.mul(out, o, a, i, b, j, scratch, 0);
  }

  @Override
  void square(long[] out, int o, long[] a, int i) {
    Fp2.square(out, o, a, i, scratch, 0);
  }

  @Override
  void add(long[] out, int o, long[] a, int i, long[] b, int j) {
    Fp2.add(out, o, a, i, b, j);
  }

  @Override
  public void sub(long[] out, int o, long[] a, int i, long[] b, int j) {
    Fp2.sub(out, o, a, i, b, j);
  }

  @Override
  void inverse(long[] out, int o, long[] a, int i) {
    Fp2.norm(scratch, 0, a, i);
    base.inverse(scratch, 0, scratch, 0);
    Fp2.conjugate(out, o, a, i);
    Fp2.mulByFp(out, o, out, o, scratch, 0, scratch, Fp.LIMBS);
  }

  @Override
  void one(long[] out, int o) {
    Fp2.setOne(out, o);
  }

  @Override
  void decode(long[] out, int o, MemorySegment in, long offset) {
    base.decode(out, o + IM, in, offset);
    base.decode(out, o, in, offset + Fp.BYTES);
  }

  @Override
  void encode(MemorySegment out, long offset, long[] a, int i) {
    base.encode(out, offset, a, i + IM);
    base.encode(out, offset + Fp.BYTES, a, i);
  }
}
