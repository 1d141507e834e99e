// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import java.math.BigInteger;
import org.sealwright.hashing.MalformedInputException;

/**
 * The encodings of EIP-2537 on top of ours: coordinates big-endian in 64 bytes of which the first
 * 16 are zero, c0 before c1, infinity all zeros, scalars 32 bytes big-endian of any value.
 */
final class Eip2537Points {
  private static final int PADDED = 64;

  private final byte[] input;
  private int at;

  Eip2537Points(byte[] input) {
    this.input = input;
  }

  /** Whether anything is left. */
  boolean more() {
    return at < input.length;
  }

  /** The next point of G1, of order r or not. */
  G1Affine g1(boolean subgroup) {
    byte[] bytes = coordinates(0, 1);
    return subgroup ? G1Affine.fromUncompressed(bytes) : onCurve(bytes);
  }

  /** The next point of G2, of order r or not. */
  G2Affine g2(boolean subgroup) {
    byte[] bytes = coordinates(1, 0, 3, 2);
    if (subgroup) {
      return G2Affine.fromUncompressed(bytes);
    }
    G2Affine point = G2Affine.fromUncompressedUnchecked(bytes);
    if (!point.isOnCurve()) {
      throw new MalformedInputException("point not on curve");
    }
    return point;
  }

  /**
   * The next field element, {@code degree} coordinates in their order, not checked to be below p.
   */
  byte[] element(int degree) {
    byte[] padded = take(PADDED * degree);
    byte[] out = new byte[Fp.BYTES * degree];
    for (int k = 0; k < degree; k++) {
      requireZeroTop(padded, PADDED * k);
      System.arraycopy(padded, PADDED * (k + 1) - Fp.BYTES, out, Fp.BYTES * k, Fp.BYTES);
    }
    return out;
  }

  /** The next scalar. */
  Scalar scalar() {
    byte[] bytes = take(32);
    return Scalar.ofReduced(new BigInteger(1, bytes));
  }

  /** Their encoding of a point of G1. */
  static byte[] encode(G1Affine point) {
    return pad(point.toUncompressed(), 0, 1);
  }

  /** Their encoding of a point of G2. */
  static byte[] encode(G2Affine point) {
    return pad(point.toUncompressed(), 1, 0, 3, 2);
  }

  private static G1Affine onCurve(byte[] bytes) {
    G1Affine point = G1Affine.fromUncompressedUnchecked(bytes);
    if (!point.isOnCurve()) {
      throw new MalformedInputException("point not on curve");
    }
    return point;
  }

  /** The next coordinates; the one that belongs at place k of our encoding is {@code order[k]}. */
  private byte[] coordinates(int... order) {
    byte[] padded = take(PADDED * order.length);
    byte[] out = new byte[Fp.BYTES * order.length];
    int any = 0;
    for (int k = 0; k < order.length; k++) {
      requireZeroTop(padded, PADDED * order[k]);
      for (int b = 0; b < Fp.BYTES; b++) {
        out[Fp.BYTES * k + b] = padded[PADDED * (order[k] + 1) - Fp.BYTES + b];
        any |= out[Fp.BYTES * k + b];
      }
    }
    if (any == 0) {
      out[0] = 0x40;
    }
    return out;
  }

  private static void requireZeroTop(byte[] padded, int from) {
    for (int b = 0; b < PADDED - Fp.BYTES; b++) {
      if (padded[from + b] != 0) {
        throw new MalformedInputException("top bytes of a coordinate are not zero");
      }
    }
  }

  private byte[] take(int count) {
    if (input.length - at < count) {
      throw new MalformedInputException("got " + (input.length - at) + " bytes, wanted " + count);
    }
    byte[] out = java.util.Arrays.copyOfRange(input, at, at + count);
    at += count;
    return out;
  }

  private static byte[] pad(byte[] ours, int... order) {
    byte[] out = new byte[PADDED * order.length];
    ours[0] &= 0x1f;
    for (int k = 0; k < order.length; k++) {
      System.arraycopy(ours, Fp.BYTES * k, out, PADDED * (order[k] + 1) - Fp.BYTES, Fp.BYTES);
    }
    return out;
  }
}
