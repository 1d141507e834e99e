// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;

/**
 * Transcendental functions of I32F32 on raw {@code long}s, with the bits of {@link I32F32}. An
 * error of the library is {@link #ERROR}, which no function returns otherwise.
 */
public final class Fixed32Functions {
  /** Where the library reports an error: the smallest raw value. */
  public static final long ERROR = Long.MIN_VALUE;

  private static final long ONE = Fixed32.ONE;
  private static final long TWO = 2 * ONE;
  private static final int BITS = Fixed32.FRACTION_BITS;
  private static final long E = Transcendentals.E << (BITS - Transcendentals.CONSTANT_BITS);
  private static final long LOG2_E =
      Transcendentals.LOG2_E << (BITS - Transcendentals.CONSTANT_BITS);

  /** Bounds of what {@link #expSafe} lets through. */
  private static final long EXP_LIMIT = 20 * ONE;

  /**
   * For each divisor d of the Taylor sum {@code floor(2^(63 + s) / d) + 1} with s its bits: the
   * upper half of the product with a term, shifted by s - 1, is the term's quotient, exactly for
   * all terms below 2^63.
   */
  private static final long[] INVERSES = new long[BITS];

  private static final int[] SHIFTS = new int[BITS];

  static {
    for (int d = 2; d < BITS; d++) {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(d - 1);
      BigInteger power = BigInteger.ONE.shiftLeft(Long.SIZE - 1 + bits);
      INVERSES[d] = power.divide(BigInteger.valueOf(d)).longValue() + 1;
      SHIFTS[d] = bits - 1;
    }
  }

  private Fixed32Functions() {}

  /** e to x as the library's Taylor sum has it, or {@link #ERROR} on overflow. */
  public static long exp(long operand) {
    if (operand == 0) {
      return ONE;
    }
    if (operand == ONE) {
      return E;
    }
    if (operand == Long.MIN_VALUE) {
      return ERROR;
    }
    long x = Math.abs(operand);
    long sum = taylor(x);
    if (sum < 0) {
      return ERROR;
    }
    return operand < 0 ? Long.divideUnsigned(Long.MIN_VALUE, sum) * 2 + carry(sum) : sum;
  }

  /**
   * {@link #exp} of the operand clamped to [-20, 20]; on an error 0, or the maximum if positive.
   */
  public static long expSafe(long operand) {
    long x = Fixed32.clamp(operand, -EXP_LIMIT, EXP_LIMIT);
    long result = exp(x);
    if (result != ERROR) {
      return result;
    }
    return x <= 0 ? 0 : Long.MAX_VALUE;
  }

  /** The logarithm to base 2, or {@link #ERROR}. */
  public static long log2(long operand) {
    if (operand <= 0) {
      return ERROR;
    }
    if (operand >= ONE) {
      return log2FromOne(operand);
    }
    long inverse = WideDivision.shifted(ONE, operand);
    return inverse < 0 ? ERROR : -log2FromOne(inverse);
  }

  /** The natural logarithm, or {@link #ERROR}. */
  public static long ln(long operand) {
    long log2 = log2(operand);
    return log2 == ERROR ? ERROR : Fixed32.safeDiv(log2, LOG2_E);
  }

  /** {@link #ln}, or 0 where that is an error. */
  public static long safeLn(long operand) {
    long result = ln(operand);
    return result == ERROR ? 0 : result;
  }

  /** {@code 1 / (1 + exp(-rho * (x - kappa)))} as the network's sigmoid computes it. */
  public static long sigmoidSafe(long x, long rho, long kappa) {
    long scaled = Fixed32.mul(Fixed32.mul(rho, -ONE), Fixed32.sub(x, kappa));
    return Fixed32.safeDiv(ONE, Fixed32.add(expSafe(scaled), ONE));
  }

  /** {@code floor(2^64 / sum)} less twice {@code floor(2^63 / sum)}. */
  private static long carry(long sum) {
    long rest = Long.remainderUnsigned(Long.MIN_VALUE, sum);
    return Long.compareUnsigned(rest << 1, sum) >= 0 ? 1 : 0;
  }

  /** 1 + x + x^2/2 + ... up to x^31/31!, or a negative number on overflow. */
  private static long taylor(long x) {
    long sum = x + ONE;
    if (sum < 0) {
      return ERROR;
    }
    long term = x;
    for (int i = 2; i < BITS && term != 0; i++) {
      long high = Math.multiplyHigh(term, x);
      if ((int) high != high) {
        return ERROR;
      }
      long product = (high << BITS) | ((term * x) >>> BITS);
      term = Math.unsignedMultiplyHigh(product, INVERSES[i]) >>> SHIFTS[i];
      sum += term;
      if (sum < 0) {
        return ERROR;
      }
    }
    return sum;
  }

  private static long log2FromOne(long operand) {
    long x = operand;
    long result = 0;
    while (x >= TWO) {
      result++;
      x = (x >> 1) + (x & 1);
    }
    if (x == ONE) {
      return result << BITS;
    }
    for (int i = 0; i < BITS; i++) {
      x = (Math.multiplyHigh(x, x) << BITS) | ((x * x) >>> BITS);
      result <<= 1;
      if (x >= TWO) {
        result |= 1;
        x = (x >> 1) + (x & 1);
      }
    }
    return result;
  }
}
