// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.sealwright.hashing.MalformedInputException;

/**
 * Encodings of points (ZCash's for BLS12-381, as blst has them) to and from affine limbs:
 * big-endian coordinates, c1 before c0; the three top bits of the first byte say compressed (0x80),
 * infinity (0x40), and, where compressed, that y is the larger root (0x20). Infinity has zero
 * limbs.
 *
 * <p>For kernels there are {@link #readTrusted} and {@link #write}; anything else should use {@link
 * G1Affine} and {@link G2Affine}.
 */
public final class PointCodec {
  static final int COMPRESSED = 0x80;
  static final int INFINITY = 0x40;
  static final int LARGER = 0x20;

  /** All flags. */
  private static final int FLAGS = COMPRESSED | INFINITY | LARGER;

  private PointCodec() {}

  /**
   * Reads the uncompressed encoding of a point that need not be checked.
   *
   * @param degree 1 for G1 (96 bytes, 12 limbs), 2 for G2 (192 bytes, 24 limbs)
   */
  public static void readTrusted(int degree, MemorySegment in, long at, long[] out, int o) {
    int limbs = 2 * degree * Fp.LIMBS;
    if ((in.get(ValueLayout.JAVA_BYTE, at) & INFINITY) != 0) {
      Arrays.fill(out, o, o + limbs, 0);
      return;
    }
    readCoordinate(degree, in, at, out, o);
    readCoordinate(degree, in, at + (long) degree * Fp.BYTES, out, o + limbs / 2);
  }

  /**
   * Writes the uncompressed encoding.
   *
   * @param degree 1 for G1, 2 for G2
   * @param a affine limbs; plain instead of Montgomery afterwards
   */
  public static void write(int degree, MemorySegment out, long at, long[] a, int i) {
    int half = degree * Fp.LIMBS;
    boolean infinity = isInfinity(a, i, 2 * half);
    writeCoordinate(degree, out, at, a, i);
    writeCoordinate(degree, out, at + (long) degree * Fp.BYTES, a, i + half);
    if (infinity) {
      out.set(ValueLayout.JAVA_BYTE, at, (byte) INFINITY);
    }
  }

  /** The uncompressed encoding of affine limbs. */
  static byte[] toUncompressed(int degree, long[] affine) {
    byte[] out = new byte[2 * degree * Fp.BYTES];
    write(degree, MemorySegment.ofArray(out), 0, affine.clone(), 0);
    return out;
  }

  /** The compressed encoding of affine limbs. */
  static byte[] toCompressed(int degree, long[] affine, boolean larger) {
    byte[] out = new byte[degree * Fp.BYTES];
    boolean infinity = isInfinity(affine, 0, affine.length);
    writeCoordinate(degree, MemorySegment.ofArray(out), 0, affine.clone(), 0);
    out[0] |= (byte) (COMPRESSED | (infinity ? INFINITY : larger ? LARGER : 0));
    return out;
  }

  /** Reads the uncompressed encoding with canonical coordinates and flags. */
  static long[] fromUncompressed(int degree, byte[] bytes, int offset) {
    int size = 2 * degree * Fp.BYTES;
    int flags = flags(degree, bytes, offset, size);
    long[] out = new long[2 * degree * Fp.LIMBS];
    if (flags == INFINITY) {
      requireZero(degree, bytes, offset, size);
      return out;
    }
    if (flags != 0) {
      throw malformed(
          degree, offset, "got flags " + hex(flags) + " in an uncompressed point, wanted 00 or 40");
    }
    MemorySegment in = MemorySegment.ofArray(bytes);
    if (!readCoordinate(degree, in, offset, out, 0)) {
      throw malformed(degree, offset, "got an x of p or more, wanted below p");
    }
    if (!readCoordinate(degree, in, offset + (long) size / 2, out, degree * Fp.LIMBS)) {
      throw malformed(degree, offset, "got a y of p or more, wanted below p");
    }
    if (isInfinity(out, 0, out.length)) {
      throw malformed(degree, offset, "got zeros without the flag of infinity");
    }
    return out;
  }

  /**
   * Reads flags and x of the compressed encoding into affine limbs, leaving y 0.
   *
   * @return {@link #LARGER} where y is the larger root, {@link #INFINITY}, or 0
   */
  static int fromCompressed(int degree, byte[] bytes, int offset, long[] out) {
    int size = degree * Fp.BYTES;
    int flags = flags(degree, bytes, offset, size);
    if (flags == (COMPRESSED | INFINITY)) {
      requireZero(degree, bytes, offset, size);
      return INFINITY;
    }
    if ((flags & (COMPRESSED | INFINITY)) != COMPRESSED) {
      throw malformed(
          degree,
          offset,
          "got flags " + hex(flags) + " in a compressed point, wanted 80, a0 or c0");
    }
    if (!readCoordinate(degree, MemorySegment.ofArray(bytes), offset, out, 0)) {
      throw malformed(degree, offset, "got an x of p or more, wanted below p");
    }
    return flags & LARGER;
  }

  static MalformedInputException malformed(int degree, int offset, String what) {
    return new MalformedInputException("point of G" + degree + " at " + offset + ": " + what);
  }

  /** Whether affine limbs are infinity. */
  static boolean isInfinity(long[] affine, int i, int limbs) {
    long any = 0;
    for (int k = 0; k < limbs; k++) {
      any |= affine[i + k];
    }
    return any == 0;
  }

  private static boolean readCoordinate(int degree, MemorySegment in, long at, long[] out, int o) {
    boolean canonical = true;
    for (int k = 0; k < degree; k++) {
      int to = o + (degree - 1 - k) * Fp.LIMBS;
      canonical &= Fp.readBigEndian(in, at + (long) k * Fp.BYTES, k == 0 ? FLAGS : 0, out, to);
    }
    return canonical;
  }

  private static void writeCoordinate(int degree, MemorySegment out, long at, long[] a, int i) {
    for (int k = 0; k < degree; k++) {
      Fp.writeBigEndian(out, at + (long) k * Fp.BYTES, a, i + (degree - 1 - k) * Fp.LIMBS);
    }
  }

  private static int flags(int degree, byte[] bytes, int offset, int size) {
    if (offset < 0 || bytes.length - offset < size) {
      throw malformed(degree, offset, "got " + (bytes.length - offset) + " bytes, wanted " + size);
    }
    return bytes[offset] & FLAGS;
  }

  private static void requireZero(int degree, byte[] bytes, int offset, int size) {
    int rest = bytes[offset] & 0xff & ~FLAGS;
    for (int k = 1; k < size; k++) {
      rest |= bytes[offset + k];
    }
    if (rest != 0) {
      throw malformed(degree, offset, "got infinity with other bits set, wanted zeros");
    }
  }

  private static String hex(int flags) {
    return Integer.toHexString(flags | 0x100).substring(1);
  }
}
