// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import org.sealwright.hashing.MalformedInputException;

/**
 * A point of G1's curve, {@code y^2 = x^3 + 4} over Fp, infinity included. Immutable.
 *
 * <p>Decoders named {@code from...} check everything: length, flags, canonical coordinates, the
 * curve's equation, order r. Those named {@code ...Unchecked} leave out the last, or the last two
 * where y is given. Infinity passes; who must refuse it asks {@link #isInfinity}. Encodings are
 * ZCash's, as in {@link PointCodec}.
 *
 * {@snippet :
 * G1Affine point = G1Affine.GENERATOR.multiply(Scalar.of(7));
 * byte[] bytes = point.toCompressed(); // 48 bytes
 * assert G1Affine.fromCompressed(bytes).equals(point);
 * }
 */
public final class G1Affine {

  /** Bytes of the compressed encoding. */
  public static final int COMPRESSED_BYTES = 48;

  /** Bytes of the uncompressed encoding. */
  public static final int UNCOMPRESSED_BYTES = 96;

  /** Limbs of both coordinates. */
  public static final int LIMBS = G1Projective.AFFINE_LIMBS;

  /** The neutral element. */
  public static final G1Affine INFINITY = new G1Affine(new long[LIMBS]);

  /** The standard generator. */
  public static final G1Affine GENERATOR =
      fromCompressedUnchecked(
          HexFormat.of()
              .parseHex(
                  "97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac58"
                      + "6c55e83ff97a1aeffb3af00adb22c6bb"));

  private static final int DEGREE = 1;
  private static final int Y = Fp.LIMBS;

  /** x, y in Montgomery form; zeros for infinity. */
  private final long[] limbs;

  private G1Affine(long[] limbs) {
    this.limbs = limbs;
  }

  /**
   * Decodes exactly 48 bytes, with every check.
   *
   * @throws MalformedInputException where they are not the encoding of a point of order r, or
   *     infinity
   */
  public static G1Affine fromCompressed(byte[] bytes) {
    requireLength(bytes, COMPRESSED_BYTES);
    return fromCompressed(bytes, 0);
  }

  /**
   * Decodes the 48 bytes at {@code offset}, with every check.
   *
   * @throws MalformedInputException as {@link #fromCompressed(byte[])}
   */
  public static G1Affine fromCompressed(byte[] bytes, int offset) {
    return fromCompressedUnchecked(bytes, offset).requireSubgroup(offset);
  }

  /**
   * Decodes exactly 48 bytes to a point on the curve that need not be of order r.
   *
   * @throws MalformedInputException where they are not the encoding of a point of the curve
   */
  public static G1Affine fromCompressedUnchecked(byte[] bytes) {
    requireLength(bytes, COMPRESSED_BYTES);
    return fromCompressedUnchecked(bytes, 0);
  }

  /**
   * As {@link #fromCompressedUnchecked(byte[])}, of the 48 bytes at {@code offset}.
   *
   * @throws MalformedInputException as there
   */
  public static G1Affine fromCompressedUnchecked(byte[] bytes, int offset) {
    long[] limbs = new long[LIMBS];
    int sign = PointCodec.fromCompressed(DEGREE, bytes, offset, limbs);
    if (sign == PointCodec.INFINITY) {
      return INFINITY;
    }
    rightHandSide(limbs, Y, limbs, 0);
    if (!Fp.sqrt(limbs, Y, limbs, Y)) {
      throw PointCodec.malformed(DEGREE, offset, "got an x that no point has, wanted the curve's");
    }
    if (Fp.isLarger(limbs, Y) != (sign != 0)) {
      Fp.negate(limbs, Y, limbs, Y);
    }
    return new G1Affine(limbs);
  }

  /**
   * Decodes exactly 96 bytes, with every check.
   *
   * @throws MalformedInputException where they are not the encoding of a point of order r, or
   *     infinity
   */
  public static G1Affine fromUncompressed(byte[] bytes) {
    requireLength(bytes, UNCOMPRESSED_BYTES);
    return fromUncompressed(bytes, 0);
  }

  /**
   * Decodes the 96 bytes at {@code offset}, with every check.
   *
   * @throws MalformedInputException as {@link #fromUncompressed(byte[])}
   */
  public static G1Affine fromUncompressed(byte[] bytes, int offset) {
    G1Affine point = fromUncompressedUnchecked(bytes, offset);
    if (!point.isOnCurve()) {
      throw PointCodec.malformed(DEGREE, offset, "got coordinates off the curve");
    }
    return point.requireSubgroup(offset);
  }

  /**
   * Decodes exactly 96 bytes to canonical coordinates that need not be on the curve.
   *
   * @throws MalformedInputException where length, flags or coordinates are wrong
   */
  public static G1Affine fromUncompressedUnchecked(byte[] bytes) {
    requireLength(bytes, UNCOMPRESSED_BYTES);
    return fromUncompressedUnchecked(bytes, 0);
  }

  /**
   * As {@link #fromUncompressedUnchecked(byte[])}, of the 96 bytes at {@code offset}.
   *
   * @throws MalformedInputException as there
   */
  public static G1Affine fromUncompressedUnchecked(byte[] bytes, int offset) {
    return new G1Affine(PointCodec.fromUncompressed(DEGREE, bytes, offset));
  }

  /** The point with affine limbs {@code a[i..)} in Montgomery form, trusted; zeros are infinity. */
  public static G1Affine ofLimbs(long[] a, int i) {
    return new G1Affine(Arrays.copyOfRange(a, i, i + LIMBS));
  }

  /** The affine form of a homogeneous point, {@link G1Projective#LIMBS} limbs at {@code p[i]}. */
  public static G1Affine ofProjective(long[] p, int i) {
    long[] limbs = new long[LIMBS];
    G1Projective.toAffine(limbs, 0, p, i, new long[G1Projective.SCRATCH], 0);
    return new G1Affine(limbs);
  }

  /** The compressed encoding, 48 bytes. */
  public byte[] toCompressed() {
    return PointCodec.toCompressed(DEGREE, limbs, Fp.isLarger(limbs, Y));
  }

  /** The uncompressed encoding, 96 bytes. */
  public byte[] toUncompressed() {
    return PointCodec.toUncompressed(DEGREE, limbs);
  }

  /** Writes the uncompressed encoding at {@code offset}. */
  public void writeUncompressed(byte[] out, int offset) {
    PointCodec.write(DEGREE, MemorySegment.ofArray(out), offset, limbs.clone(), 0);
  }

  /** Writes the affine limbs in Montgomery form, zeros for infinity. */
  public void writeLimbs(long[] out, int o) {
    System.arraycopy(limbs, 0, out, o, LIMBS);
  }

  /** Writes the homogeneous form, {@link G1Projective#LIMBS} limbs. */
  public void writeProjective(long[] out, int o) {
    G1Projective.fromAffine(out, o, limbs, 0);
  }

  /** Whether this is the neutral element. */
  public boolean isInfinity() {
    return PointCodec.isInfinity(limbs, 0, LIMBS);
  }

  /** Whether the coordinates satisfy the curve's equation, or this is infinity. */
  public boolean isOnCurve() {
    if (isInfinity()) {
      return true;
    }
    long[] t = new long[2 * Fp.LIMBS];
    rightHandSide(t, 0, limbs, 0);
    Fp.square(t, Y, limbs, Y);
    return Fp.equal(t, 0, t, Y);
  }

  /** Whether a point on the curve is of order r, or infinity. */
  public boolean isInSubgroup() {
    long[] p = new long[G1Projective.LIMBS];
    writeProjective(p, 0);
    return Endomorphisms.isInG1(p, 0);
  }

  /** {@code -this}. */
  public G1Affine negate() {
    long[] out = limbs.clone();
    Fp.negate(out, Y, out, Y);
    return new G1Affine(out);
  }

  /** {@code this + other}. */
  public G1Affine add(G1Affine other) {
    long[] p = new long[G1Projective.LIMBS];
    writeProjective(p, 0);
    G1Projective.addAffine(p, 0, p, 0, other.limbs, 0, new long[G1Projective.SCRATCH], 0);
    return ofProjective(p, 0);
  }

  /** {@code 2 this}. */
  public G1Affine twice() {
    return add(this);
  }

  /**
   * {@code scalar this}, for any point of the curve. The course of the computation does not depend
   * on the scalar; what the JVM makes of it, Java can't promise.
   */
  public G1Affine multiply(Scalar scalar) {
    long[] p = new long[2 * G1Projective.LIMBS];
    writeProjective(p, 0);
    long[] k = new long[4];
    scalar.writePlain(k, 0);
    int out = G1Projective.LIMBS;
    G1Projective.multiply(p, out, p, 0, k, 0, 255, new long[G1Projective.SCRATCH], 0);
    return ofProjective(p, out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G1Affine point && Arrays.equals(limbs, point.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  /** The compressed encoding in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(toCompressed());
  }

  private G1Affine requireSubgroup(int offset) {
    if (!isInSubgroup()) {
      throw PointCodec.malformed(DEGREE, offset, "got a point that is not of order r");
    }
    return this;
  }

  private static void requireLength(byte[] bytes, int wanted) {
    if (bytes.length != wanted) {
      throw PointCodec.malformed(
          DEGREE, 0, "got " + bytes.length + " bytes, wanted exactly " + wanted);
    }
  }

  /** {@code out = x^3 + b}. */
  private static void rightHandSide(long[] out, int o, long[] x, int i) {
    long[] t = new long[2 * Fp.LIMBS];
    Fp.setOne(t, 0);
    Fp.twice(t, 0, t, 0);
    Fp.twice(t, 0, t, 0);
    Fp.square(t, Y, x, i);
    Fp.mul(t, Y, t, Y, x, i);
    Fp.add(out, o, t, 0, t, Y);
  }
}
