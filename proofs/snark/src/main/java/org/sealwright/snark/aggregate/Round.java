// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.Gt;

/**
 * The cross terms of one halving: what the right half of A and C gives with the left half of the
 * rest ({@code Left}), and the other way round ({@code Right}).
 *
 * @param abLeft commitment to {@code A_R} and {@code B_L} under {@code v_L}, {@code w_R}
 * @param abRight commitment to {@code A_L} and {@code B_R} under {@code v_R}, {@code w_L}
 * @param cLeft commitment to {@code C_R} under {@code v_L}
 * @param cRight commitment to {@code C_L} under {@code v_R}
 * @param productLeft {@code prod e(A_R, B_L)}
 * @param productRight {@code prod e(A_L, B_R)}
 * @param sumLeft {@code sum r_L C_R}
 * @param sumRight {@code sum r_R C_L}
 */
record Round(
    GtPair abLeft,
    GtPair abRight,
    GtPair cLeft,
    GtPair cRight,
    Gt productLeft,
    Gt productRight,
    G1Affine sumLeft,
    G1Affine sumRight) {

  /** Absorbs all of them in the order that challenges have. */
  Transcript writeTo(Transcript transcript) {
    return transcript
        .write(productLeft)
        .write(productRight)
        .write(sumLeft)
        .write(sumRight)
        .write(abLeft)
        .write(abRight)
        .write(cLeft)
        .write(cRight);
  }
}
