// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.sealwright.incentives.EconomicsException;

/**
 * 32 bytes: a hash, a device's key, a beacon, a nonce of a verifier. Immutable, equal by content.
 */
public final class Hash256 {
  /** Its length. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash256(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of 32 bytes. */
  public static Hash256 of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new EconomicsException("got " + bytes.length + " bytes; wanted 32");
    }
    return new Hash256(bytes.clone());
  }

  /** 64 hexadecimal digits. */
  public static Hash256 fromHex(String hex) {
    try {
      return of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new EconomicsException("'" + hex + "' is no hexadecimal text: " + e.getMessage());
    }
  }

  /** SHA-256 of the parts, one after the other. */
  public static Hash256 sha256(byte[]... parts) {
    return new Hash256(new Sha256().update(parts).digest());
  }

  /** A copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The bytes themselves, for hashing. */
  byte[] raw() {
    return bytes;
  }

  /** Number of zero bits in front, 0 to 256. */
  public int leadingZeroBits() {
    return Sha256.leadingZeroBits(bytes);
  }

  /** The bytes as a number, modulo {@code modulus}. */
  long modulo(long modulus) {
    return new BigInteger(1, bytes).mod(BigInteger.valueOf(modulus)).longValueExact();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash256 hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 64 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
