// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.sealwright.incentives.filecoin.reward.LimbMath.carry;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.incentives.math.Q128;

/**
 * {@link Q128#expNeg} for {@code 0 <= x < 8} over three limbs, without allocation. No partial sum
 * of either polynomial exceeds 2<sup>143</sup> there, so 192 bits hold them all with their signs.
 * Not for several threads at once.
 */
final class LimbExpNeg {
  private static final long[] NUMERATOR = limbs(Q128.expNegNumerator());
  private static final long[] DENOMINATOR = limbs(Q128.expNegDenominator());

  private final LimbDivision division = new LimbDivision();
  private final long[] top = new long[3];
  private final long[] bottom = new long[3];

  private static long[] limbs(List<BigInteger> coefficients) {
    long[] out = new long[3 * coefficients.size()];
    for (int i = 0; i < coefficients.size(); i++) {
      System.arraycopy(LimbMath.of(coefficients.get(i), 3), 0, out, 3 * i, 3);
    }
    return out;
  }

  /** Whether {@code x}, signed, lies in [0, 8). */
  static boolean fits(long[] x) {
    return x[2] >= 0 && x[2] < 8;
  }

  /** {@code out = e^-x}, both of three limbs with 128 fractional bits. */
  void apply(long[] out, long[] x) {
    polynomial(top, NUMERATOR, x);
    polynomial(bottom, DENOMINATOR, x);
    division.divide(out, top, bottom);
  }

  /** Horner's rule: {@code r = floor(r * x / 2^128) + c}, r signed. */
  private static void polynomial(long[] out, long[] coefficients, long[] x) {
    long x0 = x[0];
    long x1 = x[1];
    long x2 = x[2];
    long r0 = coefficients[0];
    long r1 = coefficients[1];
    long r2 = coefficients[2];
    for (int i = 3; i < coefficients.length; i += 3) {
      // Column sums of the product; columns 2 to 4 remain after the shift.
      long p = r0 * x1;
      long c1 = Math.unsignedMultiplyHigh(r0, x0) + p;
      long carries = carry(c1, p);
      p = r1 * x0;
      c1 += p;
      carries += carry(c1, p);

      long c2 = carries;
      p = Math.unsignedMultiplyHigh(r0, x1);
      c2 += p;
      carries = carry(c2, p);
      p = Math.unsignedMultiplyHigh(r1, x0);
      c2 += p;
      carries += carry(c2, p);
      p = r0 * x2;
      c2 += p;
      carries += carry(c2, p);
      p = r1 * x1;
      c2 += p;
      carries += carry(c2, p);
      p = r2 * x0;
      c2 += p;
      carries += carry(c2, p);

      long c3 = carries;
      p = Math.unsignedMultiplyHigh(r0, x2);
      c3 += p;
      carries = carry(c3, p);
      p = Math.unsignedMultiplyHigh(r1, x1);
      c3 += p;
      carries += carry(c3, p);
      p = Math.unsignedMultiplyHigh(r2, x0);
      c3 += p;
      carries += carry(c3, p);
      p = r1 * x2;
      c3 += p;
      carries += carry(c3, p);
      p = r2 * x1;
      c3 += p;
      carries += carry(c3, p);

      long c4 =
          Math.unsignedMultiplyHigh(r1, x2) + Math.unsignedMultiplyHigh(r2, x1) + r2 * x2 + carries;
      // A negative r counted as r + 2^192 so far.
      long sign = r2 >> 63;
      long taken = x0 & sign;
      long borrow = Long.compareUnsigned(c3, taken) < 0 ? 1 : 0;
      c3 -= taken;
      c4 -= (x1 & sign) + borrow;

      p = coefficients[i];
      r0 = c2 + p;
      long carry = carry(r0, p);
      p = coefficients[i + 1];
      r1 = c3 + p;
      long carried = carry(r1, p);
      r1 += carry;
      carried += carry(r1, carry);
      r2 = c4 + coefficients[i + 2] + carried;
    }
    out[0] = r0;
    out[1] = r1;
    out[2] = r2;
  }
}
