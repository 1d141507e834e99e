// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import org.sealwright.hashing.field.Fr;

/**
 * An immutable value of 32 bytes in storage order: a node, a commitment, an identifier, a piece of
 * randomness. Read as a field element it is little-endian.
 */
public final class Bytes32 implements Comparable<Bytes32> {

  /** Length in bytes. */
  public static final int LENGTH = 32;

  /** 32 zero bytes. */
  public static final Bytes32 ZERO = new Bytes32(new byte[LENGTH]);

  private final byte[] bytes;

  private Bytes32(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies {@code bytes}.
   *
   * @throws MalformedInputException unless there are exactly 32
   */
  public static Bytes32 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new MalformedInputException("got " + bytes.length + " bytes, wanted " + LENGTH);
    }
    return new Bytes32(bytes.clone());
  }

  /** Copies 32 bytes out of {@code source}. */
  public static Bytes32 from(MemorySegment source, long offset) {
    return new Bytes32(source.asSlice(offset, LENGTH).toArray(ValueLayout.JAVA_BYTE));
  }

  /**
   * Parses 64 hexadecimal digits of either case.
   *
   * @throws MalformedInputException for anything else
   */
  public static Bytes32 fromHex(String hex) {
    if (hex.length() != 2 * LENGTH) {
      throw new MalformedInputException(
          "got " + hex.length() + " characters, wanted 64 hexadecimal digits");
    }
    try {
      return new Bytes32(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new MalformedInputException("not hexadecimal: " + hex, e);
    }
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  /** Writes the bytes into {@code out}. */
  public void writeTo(MemorySegment out, long offset) {
    MemorySegment.copy(bytes, 0, out, ValueLayout.JAVA_BYTE, offset, LENGTH);
  }

  /** Byte {@code index}, 0 to 255. */
  public int get(int index) {
    return bytes[index] & 0xff;
  }

  /** Whether all bytes are zero. */
  public boolean isZero() {
    return Arrays.equals(bytes, ZERO.bytes);
  }

  /** Whether the little-endian value is below the field modulus r. */
  public boolean isCanonical() {
    return Fr.isCanonical(bytes, 0);
  }

  /** The same with the two top bits of the last byte cleared, which is always canonical. */
  public Bytes32 truncated254() {
    byte[] copy = bytes.clone();
    copy[LENGTH - 1] &= 0x3f;
    return new Bytes32(copy);
  }

  @Override
  public int compareTo(Bytes32 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 64 lower-case hexadecimal digits in storage order. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
