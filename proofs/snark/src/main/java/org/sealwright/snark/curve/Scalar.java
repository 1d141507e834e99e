// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.field.Fr;

/**
 * An element of the scalar field Fr, 0 to r - 1. Immutable. For bulk data use {@link Fr} on flat
 * arrays. {@link #add}, {@link #subtract}, {@link #multiply} and {@link #inverse} are branch-free
 * on values; conversions to and from {@link BigInteger} are not.
 */
public final class Scalar {

  /** Bytes of a scalar. */
  public static final int BYTES = Fr.BYTES;

  /** The neutral element of addition. */
  public static final Scalar ZERO = new Scalar(new long[Fr.LIMBS]);

  /** The neutral element of multiplication. */
  public static final Scalar ONE = of(BigInteger.ONE);

  private static final BigInteger INVERSION = Fr.MODULUS.subtract(BigInteger.TWO);

  /** Montgomery form. */
  private final long[] limbs;

  private Scalar(long[] limbs) {
    this.limbs = limbs;
  }

  /**
   * A small scalar.
   *
   * @throws IllegalArgumentException where {@code value} is negative
   */
  public static Scalar of(long value) {
    return of(BigInteger.valueOf(value));
  }

  /**
   * A scalar.
   *
   * @throws IllegalArgumentException where {@code value} is not 0 to r - 1
   */
  public static Scalar of(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(Fr.MODULUS) >= 0) {
      throw new IllegalArgumentException("scalar " + value + ": wanted 0 to r - 1");
    }
    return ofReduced(value);
  }

  /** {@code value mod r}, for any value. */
  public static Scalar ofReduced(BigInteger value) {
    long[] limbs = new long[Fr.LIMBS];
    Fr.fromBigInteger(limbs, 0, value);
    return new Scalar(limbs);
  }

  /** The scalar whose Montgomery form is {@code a[i..i+4)}, below r. */
  public static Scalar ofMontgomery(long[] a, int i) {
    return new Scalar(Arrays.copyOfRange(a, i, i + Fr.LIMBS));
  }

  /**
   * Reads 32 bytes, little-endian.
   *
   * @throws MalformedInputException where they are r or more, or fewer than 32
   */
  public static Scalar fromBytesLe(byte[] bytes, int offset) {
    if (offset < 0 || bytes.length - offset < BYTES) {
      throw new MalformedInputException(
          "scalar at " + offset + ": got " + (bytes.length - offset) + " bytes, wanted " + BYTES);
    }
    if (!Fr.isCanonical(bytes, offset)) {
      throw new MalformedInputException("scalar at " + offset + ": got r or more, wanted below r");
    }
    long[] limbs = new long[Fr.LIMBS];
    for (int k = 0; k < BYTES; k++) {
      limbs[k / 8] |= (bytes[offset + k] & 0xffL) << (8 * (k % 8));
    }
    Fr.toMontgomery(limbs, 0, limbs, 0);
    return new Scalar(limbs);
  }

  /** A uniform scalar, by rejection. */
  public static Scalar random(RandomGenerator random) {
    long[] limbs = new long[Fr.LIMBS];
    do {
      for (int k = 0; k < Fr.LIMBS; k++) {
        limbs[k] = random.nextLong();
      }
      limbs[Fr.LIMBS - 1] &= Long.MAX_VALUE;
    } while (!Fr.isCanonical(limbs[0], limbs[1], limbs[2], limbs[3]));
    // Montgomery form permutes the field, so the uniform plain value may be taken for one.
    return new Scalar(limbs);
  }

  /** {@code this + other}. */
  public Scalar add(Scalar other) {
    long[] out = new long[Fr.LIMBS];
    Fr.add(out, 0, limbs, 0, other.limbs, 0);
    return new Scalar(out);
  }

  /** {@code this - other}. */
  public Scalar subtract(Scalar other) {
    long[] out = new long[Fr.LIMBS];
    Fr.sub(out, 0, limbs, 0, other.limbs, 0);
    return new Scalar(out);
  }

  /** {@code this * other}. */
  public Scalar multiply(Scalar other) {
    long[] out = new long[Fr.LIMBS];
    Fr.mul(out, 0, limbs, 0, other.limbs, 0);
    return new Scalar(out);
  }

  /** {@code -this}. */
  public Scalar negate() {
    return ZERO.subtract(this);
  }

  /**
   * {@code 1 / this}.
   *
   * @throws ArithmeticException where this is 0
   */
  public Scalar inverse() {
    if (isZero()) {
      throw new ArithmeticException("0 has no inverse");
    }
    return pow(INVERSION);
  }

  /** {@code this^exponent}, for an exponent of at least 0 that is no secret; {@code 0^0 = 1}. */
  public Scalar pow(BigInteger exponent) {
    if (exponent.signum() < 0) {
      throw new IllegalArgumentException("exponent " + exponent + ": wanted at least 0");
    }
    long[] out = ONE.limbs.clone();
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      Fr.mul(out, 0, out, 0, out, 0);
      if (exponent.testBit(bit)) {
        Fr.mul(out, 0, out, 0, limbs, 0);
      }
    }
    return new Scalar(out);
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0;
  }

  /** 32 bytes, little-endian. */
  public byte[] toBytesLe() {
    long[] plain = new long[Fr.LIMBS];
    writePlain(plain, 0);
    byte[] out = new byte[BYTES];
    for (int k = 0; k < BYTES; k++) {
      out[k] = (byte) (plain[k / 8] >>> (8 * (k % 8)));
    }
    return out;
  }

  /** The value, 0 to r - 1. */
  public BigInteger toBigInteger() {
    return Fr.toBigInteger(limbs, 0);
  }

  /** Writes four limbs in Montgomery form. */
  public void writeMontgomery(long[] out, int o) {
    System.arraycopy(limbs, 0, out, o, Fr.LIMBS);
  }

  /** Writes four limbs of the value itself. */
  public void writePlain(long[] out, int o) {
    Fr.fromMontgomery(out, o, limbs, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scalar scalar && Arrays.equals(limbs, scalar.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  /** The value in hexadecimal. */
  @Override
  public String toString() {
    return "0x" + toBigInteger().toString(16);
  }
}
