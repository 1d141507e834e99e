// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

import java.math.BigInteger;
import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.FloorMath;

/**
 * A ratio to a rational power in integers: {@code pow_ratio_scaled} of safe-bigmath, revision
 * {@code 013c4998}. Small exponents are exact; others go through series for logarithm and
 * exponential whose breaking-off is part of the answer.
 */
public final class PowRatio {
  /** Parts of an exponent up to this are raised exactly. */
  private static final int SMALL = 1024;

  private static final int MIN_PRECISION = 32;
  private static final int GUARD_BITS = 24;
  private static final int EXTRA_ROUNDS = 128;
  private static final int MAX_ROUNDS = 4096;
  private static final int MAX_BITS = 4096;
  private static final BigInteger GUARD = BigInteger.ONE.shiftLeft(GUARD_BITS);
  private static final BigInteger HALF_GUARD = GUARD.shiftRight(1);

  private final int bits;
  private final int rounds;
  private final BigInteger one;

  private PowRatio(int bits) {
    this.bits = bits;
    rounds = Math.min(MAX_ROUNDS, bits + EXTRA_ROUNDS);
    one = BigInteger.ONE.shiftLeft(bits);
  }

  /**
   * {@code scale * (a / b)^(n / d)}, rounded down.
   *
   * @param precision bits wanted after the point, on the path that isn't exact; up to 4096
   * @param scale of up to 4096 bits
   * @return empty if {@code b} or {@code d} is 0
   * @throws EconomicsException for a negative argument, or one that is too great
   */
  public static Optional<BigInteger> scaled(
      BigInteger a, BigInteger b, BigInteger n, BigInteger d, int precision, BigInteger scale) {
    if (a.signum() < 0 || b.signum() < 0 || n.signum() < 0 || d.signum() < 0) {
      throw new EconomicsException(
          "(" + a + " / " + b + ")^(" + n + " / " + d + "), wanted no signs");
    }
    if (precision > MAX_BITS || scale.bitLength() > MAX_BITS) {
      throw new EconomicsException(
          precision + " bits and a scale of " + scale.bitLength() + ", wanted up to " + MAX_BITS);
    }
    if (b.signum() == 0 || d.signum() == 0) {
      return Optional.empty();
    }
    if (a.signum() == 0) {
      return Optional.of(BigInteger.ZERO);
    }
    if (n.signum() == 0) {
      return Optional.of(scale);
    }
    BigInteger common = n.gcd(d);
    BigInteger numerator = n.divide(common);
    BigInteger denominator = d.divide(common);
    if (isSmall(numerator) && isSmall(denominator)) {
      return Optional.of(exact(a, b, numerator.intValue(), denominator.intValue(), scale));
    }
    int fraction = Math.max(Math.max(precision, MIN_PRECISION), scale.bitLength() + 8);
    PowRatio series = new PowRatio(fraction + GUARD_BITS);
    BigInteger logarithm =
        FloorMath.divide(series.ln(a).subtract(series.ln(b)).multiply(numerator), denominator);
    return Optional.of(rounded(series.exp(logarithm)).multiply(scale).shiftRight(fraction));
  }

  private static boolean isSmall(BigInteger part) {
    return part.bitLength() <= 11 && part.intValue() <= SMALL;
  }

  /** The greatest r with {@code r^d * b^n <= a^n * scale^d}. */
  private static BigInteger exact(BigInteger a, BigInteger b, int n, int d, BigInteger scale) {
    BigInteger power = a.pow(n).multiply(scale.pow(d)).divide(b.pow(n));
    return d == 1 ? power : root(power, d);
  }

  /** The integer root of degree d, rounded down, by Newton from above. */
  private static BigInteger root(BigInteger value, int d) {
    if (value.signum() == 0) {
      return value;
    }
    BigInteger degree = BigInteger.valueOf(d);
    BigInteger less = BigInteger.valueOf(d - 1L);
    BigInteger x = BigInteger.ONE.shiftLeft(value.bitLength() / d + 1);
    while (true) {
      BigInteger next = x.multiply(less).add(value.divide(x.pow(d - 1))).divide(degree);
      if (next.compareTo(x) >= 0) {
        return x;
      }
      x = next;
    }
  }

  /** The logarithm of a positive integer. */
  private BigInteger ln(BigInteger value) {
    int shift = value.bitLength() - 1;
    BigInteger mantissa = value.shiftLeft(bits).shiftRight(shift);
    if (mantissa.compareTo(one.add(one.shiftRight(1))) >= 0) {
      mantissa = mantissa.shiftRight(1);
      shift++;
    }
    BigInteger ln2 = lnOnePlus(one.negate().shiftRight(1)).negate();
    return lnOnePlus(mantissa.subtract(one)).add(ln2.multiply(BigInteger.valueOf(shift)));
  }

  private BigInteger lnOnePlus(BigInteger x) {
    BigInteger term = x;
    BigInteger sum = x;
    BigInteger shown = rounded(sum);
    for (int n = 2; n <= rounds; n++) {
      term = term.multiply(x).shiftRight(bits);
      if (term.signum() == 0) {
        break;
      }
      BigInteger step = FloorMath.divide(term, BigInteger.valueOf(n));
      if (step.signum() == 0) {
        break;
      }
      sum = n % 2 == 0 ? sum.subtract(step) : sum.add(step);
      BigInteger next = rounded(sum);
      if (step.abs().compareTo(GUARD) < 0 || next.equals(shown)) {
        break;
      }
      shown = next;
    }
    return sum;
  }

  private BigInteger exp(BigInteger x) {
    BigInteger term = one;
    BigInteger sum = one;
    BigInteger shown = rounded(sum);
    for (int n = 1; n <= rounds; n++) {
      term = FloorMath.divide(term.multiply(x), one.multiply(BigInteger.valueOf(n)));
      if (term.signum() == 0) {
        break;
      }
      sum = sum.add(term);
      BigInteger next = rounded(sum);
      if (term.abs().compareTo(GUARD) < 0 || next.equals(shown)) {
        break;
      }
      shown = next;
    }
    return sum;
  }

  /** Without the guard bits, to the nearest, half away from zero. */
  private static BigInteger rounded(BigInteger v) {
    BigInteger up = v.abs().add(HALF_GUARD).shiftRight(GUARD_BITS);
    return v.signum() < 0 ? up.negate() : up;
  }
}
