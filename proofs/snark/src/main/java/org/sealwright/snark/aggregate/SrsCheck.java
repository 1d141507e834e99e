// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.MemorySegment;
import java.security.SecureRandom;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.curve.Pairing;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.msm.Msm;

/**
 * Whether points are successive powers: each is the one before, times the secret. Checked for all
 * at once with random coefficients of 128 bits: {@code e(sum c_i P_(i+1), h) = e(sum c_i P_i, h
 * s)}, and the same with the groups exchanged.
 */
final class SrsCheck {
  private static final int COEFFICIENT_BYTES = 16;

  private final Msm msm;
  private final Pairing pairing;
  private final SecureRandom random = new SecureRandom();

  SrsCheck(SnarkKernels kernels, Work work) {
    msm = Msm.of(kernels, work);
    pairing = Pairing.of(kernels);
  }

  /**
   * Checks powers of one secret in both groups.
   *
   * @throws MalformedInputException where they are not
   */
  SrsCheck check(PointRange g, PointRange h, String secret) {
    MemorySegment coefficients = coefficients((int) Math.max(g.count(), h.count()) - 1);
    G1Affine lowG = sum(g.slice(0, g.count() - 1), coefficients).g1(0);
    G1Affine highG = sum(g.slice(1, g.count() - 1), coefficients).g1(0);
    G2Affine lowH = sum(h.slice(0, h.count() - 1), coefficients).g2(0);
    G2Affine highH = sum(h.slice(1, h.count() - 1), coefficients).g2(0);
    if (!pairing.pair(highG, h.g2(0)).equals(pairing.pair(lowG, h.g2(1)))) {
      throw new MalformedInputException("SRS: the points of G1 are no powers of " + secret);
    }
    if (!pairing.pair(g.g1(0), highH).equals(pairing.pair(g.g1(1), lowH))) {
      throw new MalformedInputException("SRS: the points of G2 are no powers of " + secret);
    }
    return this;
  }

  private PointRange sum(PointRange points, MemorySegment coefficients) {
    MemorySegment out = MemorySegment.ofArray(new byte[points.group().uncompressedBytes()]);
    msm.sum(
        points.group(), out, 0, points.memory(), points.offset(), coefficients, 0, points.count());
    return PointRange.of(points.group(), out);
  }

  private MemorySegment coefficients(int count) {
    byte[] out = new byte[Math.multiplyExact(count, Scalar.BYTES)];
    byte[] coefficient = new byte[COEFFICIENT_BYTES];
    for (int at = 0; at < out.length; at += Scalar.BYTES) {
      random.nextBytes(coefficient);
      System.arraycopy(coefficient, 0, out, at, COEFFICIENT_BYTES);
    }
    return MemorySegment.ofArray(out);
  }
}
