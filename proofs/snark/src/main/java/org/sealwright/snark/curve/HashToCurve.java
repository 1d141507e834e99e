// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.hashing.MalformedInputException;

/**
 * Messages to points of order r: the suites {@code BLS12381G1_XMD:SHA-256_SSWU_} and {@code
 * BLS12381G2_XMD:SHA-256_SSWU_} of RFC 9380 (section 8.8), {@code RO_} as {@code hashTo...} and
 * {@code NU_} as {@code encodeTo...}.
 *
 * <p>Messages are no secrets here: time depends on them.
 *
 * {@snippet :
 * byte[] tag = "MY-PROTOCOL-V01-with-BLS12381G2_XMD:SHA-256_SSWU_RO_".getBytes(US_ASCII);
 * G2Affine point = HashToCurve.hashToG2(message, tag);
 * }
 */
public final class HashToCurve {

  /** {@code L}: bytes that one element of Fp is made of. */
  private static final int ELEMENT = 64;

  private HashToCurve() {}

  /**
   * {@code hash_to_curve} to G1: indistinguishable from a random point.
   *
   * @param tag the domain separation tag, at least one byte
   * @throws IllegalArgumentException where the tag is empty
   */
  public static G1Affine hashToG1(byte[] message, byte[] tag) {
    long[] u = elements(message, tag, 2);
    long[] p = new long[2 * G1Projective.LIMBS + G1Projective.SCRATCH];
    CurveMapG1.INSTANCE.map(p, 0, u, 0);
    CurveMapG1.INSTANCE.map(p, G1Projective.LIMBS, u, Fp.LIMBS);
    G1Projective.add(p, 0, p, 0, p, G1Projective.LIMBS, p, 2 * G1Projective.LIMBS);
    return finishG1(p);
  }

  /** {@code encode_to_curve} to G1: cheaper, and not uniform; otherwise as {@link #hashToG1}. */
  public static G1Affine encodeToG1(byte[] message, byte[] tag) {
    return mapToG1(elements(message, tag, 1));
  }

  /**
   * {@code hash_to_curve} to G2: indistinguishable from a random point.
   *
   * @param tag the domain separation tag, at least one byte
   * @throws IllegalArgumentException where the tag is empty
   */
  public static G2Affine hashToG2(byte[] message, byte[] tag) {
    long[] u = elements(message, tag, 4);
    long[] p = new long[2 * G2Projective.LIMBS + G2Projective.SCRATCH];
    CurveMapG2.INSTANCE.map(p, 0, u, 0);
    CurveMapG2.INSTANCE.map(p, G2Projective.LIMBS, u, Fp2.LIMBS);
    G2Projective.add(p, 0, p, 0, p, G2Projective.LIMBS, p, 2 * G2Projective.LIMBS);
    return finishG2(p);
  }

  /** {@code encode_to_curve} to G2: cheaper, and not uniform; otherwise as {@link #hashToG2}. */
  public static G2Affine encodeToG2(byte[] message, byte[] tag) {
    return mapToG2(elements(message, tag, 2));
  }

  /**
   * {@code map_to_curve} and {@code clear_cofactor} of an element of Fp.
   *
   * @param element 48 bytes, big-endian
   * @throws MalformedInputException where they are not 48, or p or more
   */
  public static G1Affine mapToG1(byte[] element) {
    return mapToG1(read(element, 1));
  }

  /**
   * {@code map_to_curve} and {@code clear_cofactor} of an element of Fp2.
   *
   * @param element c0 and c1, 48 bytes each, big-endian
   * @throws MalformedInputException where they are not 96, or one is p or more
   */
  public static G2Affine mapToG2(byte[] element) {
    return mapToG2(read(element, 2));
  }

  private static G1Affine mapToG1(long[] u) {
    long[] p = new long[G1Projective.LIMBS];
    CurveMapG1.INSTANCE.map(p, 0, u, 0);
    return finishG1(p);
  }

  private static G2Affine mapToG2(long[] u) {
    long[] p = new long[G2Projective.LIMBS];
    CurveMapG2.INSTANCE.map(p, 0, u, 0);
    return finishG2(p);
  }

  private static G1Affine finishG1(long[] p) {
    long[] q = new long[G1Projective.LIMBS];
    CofactorClearing.clearG1(q, 0, p, 0);
    return G1Affine.ofProjective(q, 0);
  }

  private static G2Affine finishG2(long[] p) {
    long[] q = new long[G2Projective.LIMBS];
    CofactorClearing.clearG2(q, 0, p, 0);
    return G2Affine.ofProjective(q, 0);
  }

  /** {@code hash_to_field}: {@code count} elements of Fp in Montgomery form (section 5.2). */
  static long[] elements(byte[] message, byte[] tag, int count) {
    byte[] uniform = ExpandMessage.xmd(message, tag, count * ELEMENT);
    long[] out = new long[count * Fp.LIMBS];
    for (int k = 0; k < count; k++) {
      byte[] bytes = Arrays.copyOfRange(uniform, k * ELEMENT, (k + 1) * ELEMENT);
      Fp.fromBigInteger(out, k * Fp.LIMBS, new BigInteger(1, bytes));
    }
    return out;
  }

  private static long[] read(byte[] element, int degree) {
    if (element.length != degree * Fp.BYTES) {
      throw new MalformedInputException(
          "field element: got " + element.length + " bytes, wanted " + degree * Fp.BYTES);
    }
    long[] out = new long[degree * Fp.LIMBS];
    MemorySegment in = MemorySegment.ofArray(element);
    for (int k = 0; k < degree; k++) {
      if (!Fp.readBigEndian(in, (long) k * Fp.BYTES, 0, out, k * Fp.LIMBS)) {
        throw new MalformedInputException(
            "field element at " + k * Fp.BYTES + ": got p or more, wanted below p");
      }
    }
    return out;
  }
}
