// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The transcendental functions of {@code substrate-fixed} 0.6.0 on raw integers of any format
 * ({@code src/transcendental.rs}), and subtensor's square root and integer power.
 */
final class Transcendentals {
  /** Fraction bits of the library's constants: formats with more get zeros behind. */
  static final int CONSTANT_BITS = 23;

  /** e, truncated to {@value #CONSTANT_BITS} fraction bits. */
  static final long E = 22_802_600;

  /** log2(e), truncated to {@value #CONSTANT_BITS} fraction bits. */
  static final long LOG2_E = 12_102_203;

  private Transcendentals() {}

  static Optional<BigInteger> log2(FixedFormat format, BigInteger x) {
    if (x.signum() <= 0) {
      return Optional.empty();
    }
    if (x.compareTo(format.one()) >= 0) {
      return Optional.of(log2FromOne(format, x));
    }
    BigInteger inverse = format.quotient(format.one(), x);
    return format.holds(inverse)
        ? Optional.of(log2FromOne(format, inverse).negate())
        : Optional.empty();
  }

  static Optional<BigInteger> ln(FixedFormat format, BigInteger x) {
    BigInteger scale = constant(format, LOG2_E);
    return log2(format, x).map(log2 -> format.quotient(log2, scale));
  }

  static Optional<BigInteger> exp(FixedFormat format, BigInteger operand) {
    if (operand.signum() == 0) {
      return Optional.of(format.one());
    }
    if (operand.equals(format.one())) {
      return Optional.of(constant(format, E));
    }
    BigInteger x = operand.abs();
    BigInteger sum = x.add(format.one());
    if (!format.holds(sum)) {
      return Optional.empty();
    }
    BigInteger term = x;
    // Terms that are 0 stay 0, so the sum may stop there; overflow can't come after that.
    for (int i = 2; i < format.fractionBits() && term.signum() != 0; i++) {
      BigInteger product = format.product(term, x);
      if (!format.holds(product)) {
        return Optional.empty();
      }
      term = product.divide(BigInteger.valueOf(i));
      sum = sum.add(term);
      if (!format.holds(sum)) {
        return Optional.empty();
      }
    }
    return Optional.of(operand.signum() < 0 ? format.quotient(format.one(), sum) : sum);
  }

  static <F extends SubstrateFixed<F>> Optional<F> sqrt(F value, F epsilon, int rounds) {
    if (value.signum() < 0) {
      return Optional.empty();
    }
    boolean isAboveOne = value.compareTo(value.one()) > 0;
    BigInteger high = isAboveOne ? value.raw() : value.format().one();
    BigInteger low = isAboveOne ? BigInteger.ZERO : value.raw();
    F middle = middle(value, low, high);
    F quotient = value.safeDiv(middle);
    for (int i = 0; i <= rounds && distance(quotient, middle).compareTo(epsilon.raw()) > 0; i++) {
      if (quotient.compareTo(middle) < 0) {
        high = middle.raw();
      } else {
        low = middle.raw();
      }
      middle = middle(value, low, high);
      quotient = value.safeDiv(middle);
    }
    return Optional.of(middle);
  }

  static <F extends SubstrateFixed<F>> F pow(F base, long exponent) {
    F result = base.one();
    F square = base;
    for (long left = Math.abs(exponent); left > 0; left >>>= 1) {
      if ((left & 1) != 0) {
        result = result.saturatingMul(square);
      }
      if (left > 1) {
        square = square.saturatingMul(square);
      }
    }
    return exponent < 0 ? base.one().safeDiv(result) : result;
  }

  private static BigInteger log2FromOne(FixedFormat format, BigInteger operand) {
    int bits = format.fractionBits();
    BigInteger two = format.one().shiftLeft(1);
    BigInteger x = operand;
    BigInteger result = BigInteger.ZERO;
    while (x.compareTo(two) >= 0) {
      result = result.add(BigInteger.ONE);
      x = halveUp(x);
    }
    if (x.equals(format.one())) {
      return result.shiftLeft(bits);
    }
    for (int i = 0; i < bits; i++) {
      x = format.product(x, x);
      result = result.shiftLeft(1);
      if (x.compareTo(two) >= 0) {
        result = result.setBit(0);
        x = halveUp(x);
      }
    }
    return result;
  }

  private static <F extends SubstrateFixed<F>> F middle(F value, BigInteger low, BigInteger high) {
    return value.ofRaw(value.format().saturate(low.add(high)).shiftRight(1));
  }

  private static BigInteger halveUp(BigInteger x) {
    BigInteger half = x.shiftRight(1);
    return x.testBit(0) ? half.add(BigInteger.ONE) : half;
  }

  private static BigInteger constant(FixedFormat format, long value) {
    return BigInteger.valueOf(value).shiftLeft(format.fractionBits() - CONSTANT_BITS);
  }

  private static <F extends SubstrateFixed<F>> BigInteger distance(F a, F b) {
    return a.raw().subtract(b.raw()).abs();
  }
}
