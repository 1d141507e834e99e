// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;

/**
 * A Groth16 proof: three finite points of order r. Anybody can turn a proof into another one of the
 * same statement, so its bytes are no identifier.
 *
 * @param a A, in G1
 * @param b B, in G2
 * @param c C, in G1
 */
public record Proof(G1Affine a, G2Affine b, G1Affine c) {
  /** Bytes of a proof: A, B, C compressed. */
  public static final int BYTES = 192;

  private static final int G1_BYTES = 48;

  /** Refuses infinity. */
  public Proof {
    if (a.isInfinity() || b.isInfinity() || c.isInfinity()) {
      throw new IllegalArgumentException("a proof has no point at infinity");
    }
  }

  /**
   * Decodes 192 bytes, checking that each point is canonical, on the curve, of order r and finite.
   *
   * @throws MalformedInputException where one is not, or there are more or fewer bytes
   */
  public static Proof fromBytes(byte[] bytes) {
    return listFromBytes(bytes, 1).getFirst();
  }

  /**
   * Decodes the proofs of several partitions, end to end.
   *
   * @param count how many there must be, at least 1
   * @throws MalformedInputException as {@link #fromBytes} does
   */
  public static List<Proof> listFromBytes(byte[] bytes, int count) {
    requireLength(bytes, count);
    List<Proof> proofs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = i * BYTES;
      proofs.add(
          new Proof(
              g1(bytes, at, "A"), g2(bytes, at + G1_BYTES), g1(bytes, at + BYTES - G1_BYTES, "C")));
    }
    return proofs;
  }

  /** A, B, C in compressed encoding. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put(a.toCompressed())
        .put(b.toCompressed())
        .put(c.toCompressed())
        .array();
  }

  /** Several proofs end to end. */
  public static byte[] toBytes(List<Proof> proofs) {
    ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(proofs.size(), BYTES));
    proofs.forEach(proof -> out.put(proof.toBytes()));
    return out.array();
  }

  /** Checks that there are the bytes of {@code count} proofs. */
  static void requireLength(byte[] bytes, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count (" + count + ") must be at least 1");
    }
    if (bytes.length != (long) count * BYTES) {
      throw new MalformedInputException(
          "proof: has "
              + bytes.length
              + " bytes, wanted "
              + (long) count * BYTES
              + " for "
              + count
              + (count == 1 ? " partition" : " partitions"));
    }
  }

  private static G1Affine g1(byte[] bytes, int at, String name) {
    try {
      G1Affine point = G1Affine.fromCompressed(bytes, at);
      if (point.isInfinity()) {
        throw new MalformedInputException("got infinity, wanted a finite point");
      }
      return point;
    } catch (MalformedInputException e) {
      throw named(name, e);
    }
  }

  private static G2Affine g2(byte[] bytes, int at) {
    try {
      G2Affine point = G2Affine.fromCompressed(bytes, at);
      if (point.isInfinity()) {
        throw new MalformedInputException("got infinity, wanted a finite point");
      }
      return point;
    } catch (MalformedInputException e) {
      throw named("B", e);
    }
  }

  private static MalformedInputException named(String name, MalformedInputException e) {
    return new MalformedInputException("proof: " + name + ": " + e.getMessage(), e);
  }
}
