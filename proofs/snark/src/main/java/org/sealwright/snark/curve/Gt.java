// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import org.sealwright.hashing.MalformedInputException;

/**
 * A value of the pairing: an element of order r of Fp12, written multiplicatively. Immutable.
 *
 * <p>Two encodings: {@link #toBytes} is the twelve halves as they are, {@link #toTorusBytes} half
 * as long. Both as SnarkPack has them, coordinates 48 bytes little-endian. Decoders check that the
 * element is of order r. Operations take variable time.
 */
public final class Gt {

  /** Bytes of the plain encoding. */
  public static final int BYTES = Fp12.BYTES;

  /** Bytes of the torus encoding. */
  public static final int TORUS_BYTES = BYTES / 2;

  /** The neutral element. */
  public static final Gt ONE = one();

  /** The pairing of the two generators, as blst computes it. */
  public static final Gt GENERATOR =
      ofTorus(
          HexFormat.of()
              .parseHex(
                  "fe845c0922104880e35a07e1ce8278b6b2b6e2612253ae980a0a118d1a951294"
                      + "ccd8896c288dba3162e3b42dced54600cef7d158d8fe4f1125c77e7da5f036c7"
                      + "fc0eee37360e9f2d5540594bfd009656ddd0d21b7b877a4119b88c44544a290f"
                      + "6c2e5f73351eaa7346ba0db48b412766ab2a0375fcd301c6def5617b19b2d976"
                      + "ba11a318fc5a196457488682d424b4113b4b3e16cd0c9ba6d352f0b4d40c643f"
                      + "e5fe53b08a39ac05db6e55e623888b07244b6193c85eb8274e928483bf157319"
                      + "5d4ed573f50d0bfe2ed7b39a0b8b3a0af0103d752f82a5e43144e2123e4ccad9"
                      + "dff6e71dae2ed58ad8d7eb08966c230c421fc9fc19e8739215b7164ff8624c2d"
                      + "6df6c53bddcac48484388a17c468fbbf5a414ca27f8a3ead078315ebf44b9c05"),
          0);

  /** Montgomery form. */
  private final long[] limbs;

  private Gt(long[] limbs) {
    this.limbs = limbs;
  }

  /** Takes the 576 bytes of an element that is of order r for certain, such as a kernel's. */
  static Gt ofTrusted(MemorySegment in, long at) {
    long[] limbs = new long[Fp12.LIMBS];
    Fp12.read(in, at, limbs, 0);
    return new Gt(limbs);
  }

  /**
   * Decodes exactly 576 bytes.
   *
   * @throws MalformedInputException where the length is wrong, a coordinate is p or more, or the
   *     element is not of order r
   */
  public static Gt fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new MalformedInputException(
          "element of GT: got " + bytes.length + " bytes, wanted exactly " + BYTES);
    }
    long[] limbs = new long[Fp12.LIMBS];
    if (!Fp12.read(MemorySegment.ofArray(bytes), 0, limbs, 0)) {
      throw new MalformedInputException(
          "element of GT: got a coordinate of p or more, wanted below p");
    }
    return new Gt(limbs).requireSubgroup(0);
  }

  /**
   * Decodes exactly 288 bytes of the torus form.
   *
   * @throws MalformedInputException as {@link #fromTorusBytes(byte[], int)}
   */
  public static Gt fromTorusBytes(byte[] bytes) {
    if (bytes.length != TORUS_BYTES) {
      throw new MalformedInputException(
          "element of GT: got " + bytes.length + " bytes, wanted exactly " + TORUS_BYTES);
    }
    return fromTorusBytes(bytes, 0);
  }

  /**
   * Decodes the 288 bytes of the torus form at {@code offset}: {@code t} of Fp6 for {@code (t + w)
   * / (t - w)}.
   *
   * @throws MalformedInputException where there are fewer bytes, a coordinate is p or more, or the
   *     element is not of order r
   */
  public static Gt fromTorusBytes(byte[] bytes, int offset) {
    if (offset < 0 || bytes.length - offset < TORUS_BYTES) {
      throw new MalformedInputException(
          "element of GT at "
              + offset
              + ": got "
              + (bytes.length - offset)
              + " bytes, wanted "
              + TORUS_BYTES);
    }
    return ofTorus(bytes, offset).requireSubgroup(offset);
  }

  /** {@code this other}. */
  public Gt multiply(Gt other) {
    long[] out = new long[Fp12.LIMBS];
    Fp12.mul(out, 0, limbs, 0, other.limbs, 0, new long[Fp12.SCRATCH], 0);
    return new Gt(out);
  }

  /** {@code 1 / this}. */
  public Gt inverse() {
    long[] out = new long[Fp12.LIMBS];
    Fp12.conjugate(out, 0, limbs, 0);
    return new Gt(out);
  }

  /** {@code this^exponent}, in variable time. */
  public Gt pow(Scalar exponent) {
    long[] out = new long[Fp12.LIMBS];
    Cyclotomic.powVarTime(out, 0, limbs, 0, exponent.toBigInteger());
    return new Gt(out);
  }

  /** Whether this is the neutral element. */
  public boolean isOne() {
    return Fp12.isOne(limbs, 0);
  }

  /** The twelve coordinates, 576 bytes. */
  public byte[] toBytes() {
    byte[] out = new byte[BYTES];
    Fp12.write(MemorySegment.ofArray(out), 0, limbs, 0);
    return out;
  }

  /**
   * The torus form {@code (c0 + 1) / c1} of {@code c0 + c1 w}, 288 bytes.
   *
   * @throws ArithmeticException where this is {@link #ONE}, which has none
   */
  public byte[] toTorusBytes() {
    if (isOne()) {
      throw new ArithmeticException("the neutral element of GT has no torus form");
    }
    long[] t = new long[Fp6.LIMBS + Fp6.SCRATCH];
    long[] up = new long[Fp6.LIMBS];
    Fp6.setOne(up, 0);
    Fp6.add(up, 0, up, 0, limbs, 0);
    Fp6.inverse(t, 0, limbs, Fp6.LIMBS);
    Fp6.mul(t, 0, t, 0, up, 0, t, Fp6.LIMBS);
    byte[] out = new byte[TORUS_BYTES];
    for (int k = 0; k < 6; k++) {
      Fp.writeLittleEndian(MemorySegment.ofArray(out), (long) k * Fp.BYTES, t, k * Fp.LIMBS);
    }
    return out;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gt value && Arrays.equals(limbs, value.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  /** The plain encoding in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(toBytes());
  }

  private Gt requireSubgroup(int offset) {
    if (!Cyclotomic.isInSubgroup(limbs, 0)) {
      throw new MalformedInputException(
          "element of GT at " + offset + ": got one that is not of order r");
    }
    return this;
  }

  private static Gt ofTorus(byte[] bytes, int offset) {
    long[] up = new long[Fp12.LIMBS];
    MemorySegment in = MemorySegment.ofArray(bytes);
    for (int k = 0; k < 6; k++) {
      if (!Fp.readLittleEndian(in, offset + (long) k * Fp.BYTES, up, k * Fp.LIMBS)) {
        throw new MalformedInputException(
            "element of GT at "
                + offset
                + ": got a coordinate "
                + k
                + " of p or more, wanted below p");
      }
    }
    Fp.setOne(up, Fp6.LIMBS);
    long[] t = new long[Fp12.LIMBS + Fp12.SCRATCH];
    // t - w is not 0, so it has an inverse.
    Fp12.conjugate(t, 0, up, 0);
    Fp12.inverse(t, 0, t, 0);
    Fp12.mul(t, 0, t, 0, up, 0, t, Fp12.LIMBS);
    return new Gt(Arrays.copyOf(t, Fp12.LIMBS));
  }

  private static Gt one() {
    long[] limbs = new long[Fp12.LIMBS];
    Fp12.setOne(limbs, 0);
    return new Gt(limbs);
  }
}
