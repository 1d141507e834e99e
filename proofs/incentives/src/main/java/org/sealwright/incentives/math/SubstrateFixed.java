// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.sealwright.incentives.EconomicsException;

/**
 * A number in one of the formats of {@code substrate-fixed} 0.6.0, with that library's rounding,
 * saturation and transcendental functions, bit for bit, and the helpers that subtensor puts on top
 * ({@code safe_div}, {@code checked_sqrt}, {@code checked_pow}). Immutable.
 *
 * <p>These types are the specification. What runs over whole arrays uses {@link Fixed32} instead.
 *
 * @param <F> the format's own type
 */
public sealed interface SubstrateFixed<F extends SubstrateFixed<F>> extends Comparable<F>
    permits I32F32, I64F64, I96F32, U64F64, U96F32 {

  /** Rounds of {@link #checkedSqrt} after which the bisection stops where it is. */
  int SQRT_ROUNDS = 128;

  /** The raw integer: the value times 2^fractionBits. */
  BigInteger raw();

  /** The format. */
  FixedFormat format();

  /**
   * A value of the same format.
   *
   * @throws EconomicsException if the format doesn't have the raw integer
   */
  F ofRaw(BigInteger raw);

  /** This value with its own type. */
  default F typed() {
    return ofRaw(raw());
  }

  /** 1 in this format. */
  default F one() {
    return ofRaw(format().one());
  }

  /** 0 in this format. */
  default F zero() {
    return ofRaw(BigInteger.ZERO);
  }

  /** {@code this + other}, or the end of the range. */
  default F saturatingAdd(F other) {
    return ofRaw(format().saturate(raw().add(other.raw())));
  }

  /** {@code this - other}, or the end of the range. */
  default F saturatingSub(F other) {
    return ofRaw(format().saturate(raw().subtract(other.raw())));
  }

  /** {@code floor(this * other)}, or the end of the range. */
  default F saturatingMul(F other) {
    return ofRaw(format().saturate(format().product(raw(), other.raw())));
  }

  /**
   * {@code trunc(this / other)}, or the end of the range.
   *
   * @throws EconomicsException for a divisor of 0, on which the network aborts
   */
  default F saturatingDiv(F other) {
    if (other.raw().signum() == 0) {
      throw new EconomicsException("division of " + this + " by 0");
    }
    return ofRaw(format().saturate(format().quotient(raw(), other.raw())));
  }

  /** {@code this + other}; empty on overflow. */
  default Optional<F> checkedAdd(F other) {
    return checked(raw().add(other.raw()));
  }

  /** {@code floor(this * other)}; empty on overflow. */
  default Optional<F> checkedMul(F other) {
    return checked(format().product(raw(), other.raw()));
  }

  /** {@code trunc(this / other)}; empty for a divisor of 0 and on overflow. */
  default Optional<F> checkedDiv(F other) {
    return other.raw().signum() == 0
        ? Optional.empty()
        : checked(format().quotient(raw(), other.raw()));
  }

  /** {@code trunc(this / other)}; 0 for a divisor of 0 and on overflow. */
  default F safeDiv(F other) {
    return checkedDiv(other).orElseGet(this::zero);
  }

  /** {@code trunc(this / other)}; {@code otherwise} for a divisor of 0 and on overflow. */
  default F safeDivOr(F other, F otherwise) {
    return checkedDiv(other).orElse(otherwise);
  }

  /**
   * {@code this + other} as the library's plain operator has it.
   *
   * @throws EconomicsException on overflow, where the network's behaviour depends on its build
   */
  default F plus(F other) {
    return checkedAdd(other)
        .orElseThrow(() -> new EconomicsException("sum of " + this + " and " + other));
  }

  /** The smaller one. */
  default F min(F other) {
    return compareTo(other) <= 0 ? typed() : other;
  }

  /** The greater one. */
  default F max(F other) {
    return compareTo(other) >= 0 ? typed() : other;
  }

  /** Whether this is 0. */
  default boolean isZero() {
    return raw().signum() == 0;
  }

  /** The sign: -1, 0 or 1. */
  default int signum() {
    return raw().signum();
  }

  /** The greatest integer that isn't above this. */
  default BigInteger floor() {
    return raw().shiftRight(format().fractionBits());
  }

  /** The floor as a u64: 0 for negative values, 2^64 - 1 for those beyond it. */
  default long toU64() {
    return U64.saturating(floor());
  }

  /** The floor as a u16, saturated. */
  default int toU16() {
    return floor().max(BigInteger.ZERO).min(BigInteger.valueOf(0xFFFF)).intValue();
  }

  /**
   * The nearest integer, ties away from zero, in this format.
   *
   * @throws EconomicsException if the format doesn't have it
   */
  default F round() {
    BigInteger half = format().one().shiftRight(1);
    BigInteger up = raw().abs().add(half).shiftRight(format().fractionBits());
    BigInteger integer = raw().signum() < 0 ? up.negate() : up;
    return ofRaw(integer.shiftLeft(format().fractionBits()));
  }

  /** The logarithm to base 2, by repeated squaring; empty where the library reports an error. */
  default Optional<F> log2() {
    return Transcendentals.log2(format(), raw()).map(this::ofRaw);
  }

  /** The natural logarithm: {@link #log2} over the library's 23-bit log2(e). */
  default Optional<F> ln() {
    return Transcendentals.ln(format(), raw()).map(this::ofRaw);
  }

  /**
   * e to this, as the library's Taylor sum gives it: without range reduction, so far too small for
   * great arguments, and with a 23-bit e at exactly 1. Empty on overflow.
   */
  default Optional<F> exp() {
    return Transcendentals.exp(format(), raw()).map(this::ofRaw);
  }

  /**
   * The square root by bisection until the quotient and the middle are no further apart than {@code
   * epsilon}, on which the answer depends. Empty for negative values and for an overflow.
   */
  default Optional<F> checkedSqrt(F epsilon) {
    return Transcendentals.sqrt(typed(), epsilon, SQRT_ROUNDS);
  }

  /** This to an integer power by binary exponentiation with saturating products; 0 on failure. */
  default F saturatingPow(long exponent) {
    return Transcendentals.pow(typed(), exponent);
  }

  /** The exact value. */
  default BigDecimal toBigDecimal() {
    return new BigDecimal(raw()).divide(new BigDecimal(format().one()));
  }

  @Override
  default int compareTo(F other) {
    return raw().compareTo(other.raw());
  }

  private Optional<F> checked(BigInteger raw) {
    return format().holds(raw) ? Optional.of(ofRaw(raw)) : Optional.empty();
  }
}
