// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import org.sealwright.hashing.MalformedInputException;

/**
 * A point of G2's curve, {@code y^2 = x^3 + 4 (1 + u)} over Fp2, infinity included. Immutable.
 *
 * <p>Decoders named {@code from...} check everything: length, flags, canonical coordinates, the
 * curve's equation, order r. Those named {@code ...Unchecked} leave out the last, or the last two
 * where y is given. Infinity passes; who must refuse it asks {@link #isInfinity}. Encodings are
 * ZCash's, as in {@link PointCodec}.
 *
 * {@snippet :
 * G2Affine point = G2Affine.GENERATOR.multiply(Scalar.of(7));
 * byte[] bytes = point.toCompressed(); // 96 bytes
 * assert G2Affine.fromCompressed(bytes).equals(point);
 * }
 */
public final class G2Affine {

  /** Bytes of the compressed encoding. */
  public static final int COMPRESSED_BYTES = 96;

  /** Bytes of the uncompressed encoding. */
  public static final int UNCOMPRESSED_BYTES = 192;

  /** Limbs of both coordinates. */
  public static final int LIMBS = G2Projective.AFFINE_LIMBS;

  /** The neutral element. */
  public static final G2Affine INFINITY = new G2Affine(new long[LIMBS]);

  /** The standard generator. */
  public static final G2Affine GENERATOR =
      fromCompressedUnchecked(
          HexFormat.of()
              .parseHex(
                  "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049"
                      + "334cf11213945d57e5ac7d055d042b7e"
                      + "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d177"
                      + "0bac0326a805bbefd48056c8c121bdb8"));

  private static final int DEGREE = 2;
  private static final int Y = Fp2.LIMBS;

  /** x, y in Montgomery form; zeros for infinity. */
  private final long[] limbs;

  private G2Affine(long[] limbs) {
    this.limbs = limbs;
  }

  /**
   * Decodes exactly 96 bytes, with every check.
   *
   * @throws MalformedInputException where they are not the encoding of a point of order r, or
   *     infinity
   */
  public static G2Affine fromCompressed(byte[] bytes) {
    requireLength(bytes, COMPRESSED_BYTES);
    return fromCompressed(bytes, 0);
  }

  /**
   * Decodes the 96 bytes at {@code offset}, with every check.
   *
   * @throws MalformedInputException as {@link #fromCompressed(byte[])}
   */
  public static G2Affine fromCompressed(byte[] bytes, int offset) {
    return fromCompressedUnchecked(bytes, offset).requireSubgroup(offset);
  }

  /**
   * Decodes exactly 96 bytes to a point on the curve that need not be of order r.
   *
   * @throws MalformedInputException where they are not the encoding of a point of the curve
   */
  public static G2Affine fromCompressedUnchecked(byte[] bytes) {
    requireLength(bytes, COMPRESSED_BYTES);
    return fromCompressedUnchecked(bytes, 0);
  }

  /**
   * As {@link #fromCompressedUnchecked(byte[])}, of the 96 bytes at {@code offset}.
   *
   * @throws MalformedInputException as there
   */
  public static G2Affine fromCompressedUnchecked(byte[] bytes, int offset) {
    long[] limbs = new long[LIMBS];
    int sign = PointCodec.fromCompressed(DEGREE, bytes, offset, limbs);
    if (sign == PointCodec.INFINITY) {
      return INFINITY;
    }
    rightHandSide(limbs, Y, limbs, 0);
    if (!Fp2.sqrt(limbs, Y, limbs, Y)) {
      throw PointCodec.malformed(DEGREE, offset, "got an x that no point has, wanted the curve's");
    }
    if (Fp2.isLarger(limbs, Y) != (sign != 0)) {
      Fp2.negate(limbs, Y, limbs, Y);
    }
    return new G2Affine(limbs);
  }

  /**
   * Decodes exactly 192 bytes, with every check.
   *
   * @throws MalformedInputException where they are not the encoding of a point of order r, or
   *     infinity
   */
  public static G2Affine fromUncompressed(byte[] bytes) {
    requireLength(bytes, UNCOMPRESSED_BYTES);
    return fromUncompressed(bytes, 0);
  }

  /**
   * Decodes the 192 bytes at {@code offset}, with every check.
   *
   * @throws MalformedInputException as {@link #fromUncompressed(byte[])}
   */
  public static G2Affine fromUncompressed(byte[] bytes, int offset) {
    G2Affine point = fromUncompressedUnchecked(bytes, offset);
    if (!point.isOnCurve()) {
      throw PointCodec.malformed(DEGREE, offset, "got coordinates off the curve");
    }
    return point.requireSubgroup(offset);
  }

  /**
   * Decodes exactly 192 bytes to canonical coordinates that need not be on the curve.
   *
   * @throws MalformedInputException where length, flags or coordinates are wrong
   */
  public static G2Affine fromUncompressedUnchecked(byte[] bytes) {
    requireLength(bytes, UNCOMPRESSED_BYTES);
    return fromUncompressedUnchecked(bytes, 0);
  }

  /**
   * As {@link #fromUncompressedUnchecked(byte[])}, of the 192 bytes at {@code offset}.
   *
   * @throws MalformedInputException as there
   */
  public static G2Affine fromUncompressedUnchecked(byte[] bytes, int offset) {
    return new G2Affine(PointCodec.fromUncompressed(DEGREE, bytes, offset));
  }

  /** The point with affine limbs {@code a[i..)} in Montgomery form, trusted; zeros are infinity. */
  public static G2Affine ofLimbs(long[] a, int i) {
    return new G2Affine(Arrays.copyOfRange(a, i, i + LIMBS));
  }

  /** The affine form of a homogeneous point, {@link G2Projective#LIMBS} limbs at {@code p[i]}. */
  public static G2Affine ofProjective(long[] p, int i) {
    long[] limbs = new long[LIMBS];
    G2Projective.toAffine(limbs, 0, p, i, new long[G2Projective.SCRATCH], 0);
    return new G2Affine(limbs);
  }

  /** The compressed encoding, 96 bytes. */
  public byte[] toCompressed() {
    return PointCodec.toCompressed(DEGREE, limbs, Fp2.isLarger(limbs, Y));
  }

  /** The uncompressed encoding, 192 bytes. */
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

  /** Writes the homogeneous form, {@link G2Projective#LIMBS} limbs. */
  public void writeProjective(long[] out, int o) {
    G2Projective.fromAffine(out, o, limbs, 0);
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
    long[] t = new long[2 * Fp2.LIMBS + Fp2.SCRATCH];
    rightHandSide(t, 0, limbs, 0);
    Fp2.square(t, Y, limbs, Y, t, 2 * Y);
    return Fp2.equal(t, 0, t, Y);
  }

  /** Whether a point on the curve is of order r, or infinity. */
  public boolean isInSubgroup() {
    long[] p = new long[G2Projective.LIMBS];
    writeProjective(p, 0);
    return Endomorphisms.isInG2(p, 0);
  }

  /** {@code -this}. */
  public G2Affine negate() {
    long[] out = limbs.clone();
    Fp2.negate(out, Y, out, Y);
    return new G2Affine(out);
  }

  /** {@code this + other}. */
  public G2Affine add(G2Affine other) {
    long[] p = new long[G2Projective.LIMBS];
    writeProjective(p, 0);
    G2Projective.addAffine(p, 0, p, 0, other.limbs, 0, new long[G2Projective.SCRATCH], 0);
    return ofProjective(p, 0);
  }

  /** {@code 2 this}. */
  public G2Affine twice() {
    return add(this);
  }

  /**
   * {@code scalar this}, for any point of the curve. The course of the computation does not depend
   * on the scalar; what the JVM makes of it, Java can't promise.
   */
  public G2Affine multiply(Scalar scalar) {
    long[] p = new long[2 * G2Projective.LIMBS];
    writeProjective(p, 0);
    long[] k = new long[4];
    scalar.writePlain(k, 0);
    int out = G2Projective.LIMBS;
    G2Projective.multiply(p, out, p, 0, k, 0, 255, new long[G2Projective.SCRATCH], 0);
    return ofProjective(p, out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G2Affine point && Arrays.equals(limbs, point.limbs);
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

  private G2Affine requireSubgroup(int offset) {
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
    long[] t = new long[2 * Fp2.LIMBS + Fp2.SCRATCH];
    Fp2.setOne(t, 0);
    Fp2.twice(t, 0, t, 0);
    Fp2.twice(t, 0, t, 0);
    Fp2.mulByNonresidue(t, 0, t, 0, t, 2 * Y);
    Fp2.square(t, Y, x, i, t, 2 * Y);
    Fp2.mul(t, Y, t, Y, x, i, t, 2 * Y);
    Fp2.add(out, o, t, 0, t, Y);
  }
}
