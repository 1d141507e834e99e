// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.util.List;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G1Projective;
import org.sealwright.snark.curve.Scalar;

/**
 * The sum of a verifying key's input points by Straus' method: multiples of every point are at
 * hand, all sums share their doublings. Public inputs are mostly small (indices of challenged
 * nodes), and zeros above their top digit cost nothing. Variable time, as befits public values.
 *
 * <p>Takes 1.5 KiB of heap a point.
 */
final class InputTable {
  private static final int WINDOW = 4;
  private static final int MULTIPLES = (1 << WINDOW) - 1;
  private static final int WINDOWS = Long.SIZE / WINDOW;
  private static final int POINT = G1Projective.AFFINE_LIMBS;

  /** {@code 1 P .. 15 P} for each point P. */
  private final long[] multiples;

  private final int points;

  InputTable(List<G1Affine> ic) {
    points = ic.size();
    multiples = new long[points * MULTIPLES * POINT];
    long[] projective = new long[MULTIPLES * G1Projective.LIMBS];
    long[] base = new long[POINT];
    long[] scratch = new long[G1Projective.SCRATCH];
    for (int i = 0; i < points; i++) {
      ic.get(i).writeLimbs(base, 0);
      ic.get(i).writeProjective(projective, 0);
      for (int k = 1; k < MULTIPLES; k++) {
        G1Projective.addAffine(
            projective,
            k * G1Projective.LIMBS,
            projective,
            (k - 1) * G1Projective.LIMBS,
            base,
            0,
            scratch,
            0);
      }
      G1Projective.toAffineEach(multiples, i * MULTIPLES * POINT, projective, 0, MULTIPLES);
    }
  }

  /** {@code ic_0 + sum inputs_i ic_(i+1)}. */
  G1Affine sum(List<Scalar> inputs) {
    long[] scalars = new long[points * Fr.LIMBS];
    Scalar.ONE.writePlain(scalars, 0);
    for (int i = 1; i < points; i++) {
      inputs.get(i - 1).writePlain(scalars, i * Fr.LIMBS);
    }
    long[] sum = new long[G1Projective.LIMBS];
    long[] scratch = new long[G1Projective.SCRATCH];
    G1Projective.setInfinity(sum, 0);
    for (int limb = Fr.LIMBS - 1; limb >= 0; limb--) {
      for (int window = WINDOWS - 1; window >= 0; window--) {
        for (int k = 0; k < WINDOW; k++) {
          G1Projective.twice(sum, 0, sum, 0, scratch, 0);
        }
        addDigits(sum, scalars, limb, window * WINDOW, scratch);
      }
    }
    return G1Affine.ofProjective(sum, 0);
  }

  private void addDigits(long[] sum, long[] scalars, int limb, int shift, long[] scratch) {
    for (int i = 0; i < points; i++) {
      int digit = (int) (scalars[i * Fr.LIMBS + limb] >>> shift) & MULTIPLES;
      if (digit != 0) {
        int multiple = (i * MULTIPLES + digit - 1) * POINT;
        G1Projective.addAffine(sum, 0, sum, 0, multiples, multiple, scratch, 0);
      }
    }
  }
}
