// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.FloorMath;

/**
 * An amount of money in attoFIL; 10<sup>18</sup> attoFIL are one FIL. Differences may be negative.
 * Nothing is rounded except where a method says so.
 *
 * @param atto attoFIL, any sign
 */
public record TokenAmount(BigInteger atto) implements Comparable<TokenAmount> {
  /** Nothing. */
  public static final TokenAmount ZERO = new TokenAmount(BigInteger.ZERO);

  /** The smallest unit. */
  public static final TokenAmount ONE_ATTO = new TokenAmount(BigInteger.ONE);

  /** Decimal digits after the point. */
  public static final int DECIMALS = 18;

  /** 10<sup>18</sup> attoFIL. */
  public static final TokenAmount ONE_FIL = new TokenAmount(BigInteger.TEN.pow(DECIMALS));

  /** All that will ever exist: 2,000,000,000 FIL. */
  public static final TokenAmount MAXIMUM_SUPPLY = ofFil(2_000_000_000L);

  /** Refuses null. */
  public TokenAmount {
    Objects.requireNonNull(atto, "atto");
  }

  /** Whole FIL. */
  public static TokenAmount ofFil(long fil) {
    return ONE_FIL.times(fil);
  }

  /** NanoFIL, 10<sup>9</sup> attoFIL each. */
  public static TokenAmount ofNanoFil(long nano) {
    return ofAtto(nano).times(1_000_000_000L);
  }

  /** AttoFIL. */
  public static TokenAmount ofAtto(long atto) {
    return new TokenAmount(BigInteger.valueOf(atto));
  }

  /**
   * AttoFIL in decimal.
   *
   * @throws EconomicsException if it is no integer
   */
  public static TokenAmount ofAtto(String atto) {
    try {
      return new TokenAmount(new BigInteger(atto));
    } catch (NumberFormatException e) {
      throw new EconomicsException("attoFIL: got '" + atto + "', wanted a decimal integer");
    }
  }

  /** The sum. */
  public TokenAmount plus(TokenAmount other) {
    return new TokenAmount(atto.add(other.atto));
  }

  /** The difference, which may be negative. */
  public TokenAmount minus(TokenAmount other) {
    return new TokenAmount(atto.subtract(other.atto));
  }

  /** The same amount with the other sign. */
  public TokenAmount negated() {
    return new TokenAmount(atto.negate());
  }

  /** The product. */
  public TokenAmount times(BigInteger factor) {
    return new TokenAmount(atto.multiply(factor));
  }

  /** The product. */
  public TokenAmount times(long factor) {
    return times(BigInteger.valueOf(factor));
  }

  /** {@code floor(this * numerator / denominator)}. */
  public TokenAmount scaled(long numerator, long denominator) {
    return new TokenAmount(FloorMath.scale(atto, numerator, denominator));
  }

  /** The smaller. */
  public TokenAmount min(TokenAmount other) {
    return new TokenAmount(atto.min(other.atto));
  }

  /** The larger. */
  public TokenAmount max(TokenAmount other) {
    return new TokenAmount(atto.max(other.atto));
  }

  /** -1, 0 or 1. */
  public int signum() {
    return atto.signum();
  }

  /** Whether it is nothing. */
  public boolean isZero() {
    return atto.signum() == 0;
  }

  /** Whether it is less than nothing. */
  public boolean isNegative() {
    return atto.signum() < 0;
  }

  /**
   * This amount, where it must not be negative.
   *
   * @param what the name of the amount, for the message
   * @throws EconomicsException if it is negative
   */
  public TokenAmount requireNonNegative(String what) {
    if (isNegative()) {
      throw new EconomicsException(what + ": got " + atto + " attoFIL, wanted 0 or more");
    }
    return this;
  }

  @Override
  public int compareTo(TokenAmount other) {
    return atto.compareTo(other.atto);
  }

  /** In FIL, exact, such as {@code 1.5 FIL}. */
  @Override
  public String toString() {
    BigDecimal fil = new BigDecimal(atto, DECIMALS).stripTrailingZeros();
    return (fil.signum() == 0 ? "0" : fil.toPlainString()) + " FIL";
  }
}
