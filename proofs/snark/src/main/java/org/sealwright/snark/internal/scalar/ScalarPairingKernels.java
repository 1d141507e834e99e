// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import org.sealwright.snark.curve.FinalExponentiation;
import org.sealwright.snark.curve.Fp12;
import org.sealwright.snark.curve.G1Projective;
import org.sealwright.snark.curve.G2Projective;
import org.sealwright.snark.curve.MillerLoop;
import org.sealwright.snark.curve.PointCodec;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.PairingKernels;

/** The pairing on {@code long[]} limbs. */
public final class ScalarPairingKernels implements PairingKernels {
  /** Pairs whose squarings are shared; more would save next to nothing and cost room. */
  private static final int BATCH = 32;

  @Override
  public void millerProduct(
      MemorySegment out,
      long outOffset,
      MemorySegment g1,
      long g1Offset,
      MemorySegment g2,
      long g2Offset,
      long count) {
    long[] f = new long[2 * Fp12.LIMBS + Fp12.SCRATCH];
    Fp12.setOne(f, 0);
    MillerLoop loop = new MillerLoop((int) Math.min(BATCH, count));
    long[] p = new long[G1Projective.AFFINE_LIMBS];
    long[] q = new long[G2Projective.AFFINE_LIMBS];
    for (long from = 0; from < count; from += BATCH) {
      for (long k = from; k < Math.min(count, from + BATCH); k++) {
        PointCodec.readTrusted(1, g1, g1Offset + k * CurveGroup.G1.uncompressedBytes(), p, 0);
        PointCodec.readTrusted(2, g2, g2Offset + k * CurveGroup.G2.uncompressedBytes(), q, 0);
        loop.add(p, 0, q, 0);
      }
      loop.run(f, Fp12.LIMBS);
      Fp12.mul(f, 0, f, 0, f, Fp12.LIMBS, f, 2 * Fp12.LIMBS);
    }
    Fp12.write(out, outOffset, f, 0);
  }

  @Override
  public void finalExponentiation(
      MemorySegment out, long outOffset, MemorySegment in, long inOffset) {
    long[] f = new long[Fp12.LIMBS];
    Fp12.read(in, inOffset, f, 0);
    FinalExponentiation.apply(f, 0, f, 0);
    Fp12.write(out, outOffset, f, 0);
  }
}
