// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.math.BigInteger;
import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;

/**
 * The decimal number in which shares of stake are kept ({@code SafeFloat} of {@code
 * primitives/share-pool}): about 21 digits, cut off and never rounded. Always normalised: the
 * mantissa is above 10^20 and at most 10^21, or both parts are 0.
 *
 * @param mantissa an integer
 * @param exponent of ten
 */
public record ShareFloat(BigInteger mantissa, long exponent) {
  /** 0. */
  public static final ShareFloat ZERO = new ShareFloat(BigInteger.ZERO, 0);

  private static final int DIGITS = 21;
  private static final BigInteger MAX = BigInteger.TEN.pow(DIGITS);
  private static final BigInteger MIN = BigInteger.TEN.pow(DIGITS - 1);

  /** Refuses what isn't normalised. */
  public ShareFloat {
    boolean isZero = mantissa.signum() == 0 && exponent == 0;
    if (!isZero && (mantissa.compareTo(MIN) <= 0 || mantissa.compareTo(MAX) > 0)) {
      throw new EconomicsException("share " + mantissa + "e" + exponent + " isn't normalised");
    }
  }

  /** An unsigned integer. */
  public static ShareFloat ofU64(long value) {
    return normalized(U64.big(value), BigInteger.ZERO).orElseThrow();
  }

  /** Empty where the exponent leaves an i64. */
  private static Optional<ShareFloat> normalized(BigInteger mantissa, BigInteger exponent) {
    if (mantissa.signum() == 0) {
      return Optional.of(ZERO);
    }
    BigInteger m = mantissa;
    long shift = 0;
    while (m.compareTo(MAX) > 0) {
      m = m.divide(BigInteger.TEN);
      shift++;
    }
    while (m.compareTo(MIN) <= 0) {
      m = m.multiply(BigInteger.TEN);
      shift--;
    }
    BigInteger e = exponent.add(BigInteger.valueOf(shift));
    return isLong(e) ? Optional.of(new ShareFloat(m, e.longValue())) : Optional.empty();
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return mantissa.signum() == 0;
  }

  /** {@code this + other}; empty where the exponent leaves an i64. */
  public Optional<ShareFloat> add(ShareFloat other) {
    if (isZero() || other.isZero()) {
      return Optional.of(isZero() ? other : this);
    }
    long top = Math.max(exponent, other.exponent);
    return normalized(aligned(top).add(other.aligned(top)), BigInteger.valueOf(top));
  }

  /**
   * {@code max(this - other, 0)}; empty for 0 less something and where the exponent leaves an i64,
   * on which the network changes nothing.
   */
  public Optional<ShareFloat> subtract(ShareFloat other) {
    if (other.isZero()) {
      return Optional.of(this);
    }
    if (isZero()) {
      return Optional.empty();
    }
    long top = Math.max(exponent, other.exponent);
    BigInteger difference = aligned(top).subtract(other.aligned(top)).max(BigInteger.ZERO);
    return normalized(difference, BigInteger.valueOf(top));
  }

  /**
   * {@code this * a / b}; empty for a divisor of 0 and where the exponent, that of the product
   * included, leaves an i64.
   */
  public Optional<ShareFloat> mulDiv(ShareFloat a, ShareFloat b) {
    BigInteger product = BigInteger.valueOf(exponent).add(BigInteger.valueOf(a.exponent));
    BigInteger quotient = product.subtract(BigInteger.valueOf(b.exponent));
    if (b.isZero() || !isLong(product) || !isLong(quotient)) {
      return Optional.empty();
    }
    return normalized(mantissa.multiply(a.mantissa).divide(b.mantissa), quotient);
  }

  private static boolean isLong(BigInteger exponent) {
    return exponent.bitLength() < Long.SIZE;
  }

  /** The integer part as a u64, saturated. */
  public long toU64() {
    return U64.saturating(
        exponent >= 0 ? mantissa.multiply(power(exponent)) : mantissa.divide(power(-exponent)));
  }

  private BigInteger aligned(long top) {
    return mantissa.divide(power(top - exponent));
  }

  /**
   * A power of ten; what is greater than all mantissas is as good as any other that is, and a
   * difference that doesn't fit a long is among those.
   */
  private static BigInteger power(long exponent) {
    long most = DIGITS + 1;
    return BigInteger.TEN.pow((int) (exponent < 0 ? most : Math.min(exponent, most)));
  }
}
