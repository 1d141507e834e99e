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
    return normalized(U64.big(value), 0);
  }

  private static ShareFloat normalized(BigInteger mantissa, long exponent) {
    if (mantissa.signum() == 0) {
      return ZERO;
    }
    BigInteger m = mantissa;
    long e = exponent;
    while (m.compareTo(MAX) > 0) {
      m = m.divide(BigInteger.TEN);
      e++;
    }
    while (m.compareTo(MIN) <= 0) {
      m = m.multiply(BigInteger.TEN);
      e--;
    }
    return new ShareFloat(m, e);
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return mantissa.signum() == 0;
  }

  /** {@code this + other}. */
  public ShareFloat add(ShareFloat other) {
    if (isZero() || other.isZero()) {
      return isZero() ? other : this;
    }
    long top = Math.max(exponent, other.exponent);
    return normalized(aligned(top).add(other.aligned(top)), top);
  }

  /**
   * {@code max(this - other, 0)}; empty for 0 less something, where the network changes nothing.
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
    return Optional.of(normalized(difference, top));
  }

  /** {@code this * a / b}; 0 for a divisor of 0. */
  public ShareFloat mulDiv(ShareFloat a, ShareFloat b) {
    if (b.isZero()) {
      return ZERO;
    }
    return normalized(
        mantissa.multiply(a.mantissa).divide(b.mantissa), exponent + a.exponent - b.exponent);
  }

  /** The integer part as a u64, saturated. */
  public long toU64() {
    return U64.saturating(
        exponent >= 0 ? mantissa.multiply(power(exponent)) : mantissa.divide(power(-exponent)));
  }

  private BigInteger aligned(long top) {
    return mantissa.divide(power(top - exponent));
  }

  /** A power of ten; what is greater than all mantissas is as good as any other that is. */
  private static BigInteger power(long exponent) {
    return BigInteger.TEN.pow((int) Math.min(exponent, DIGITS + 1));
  }
}
