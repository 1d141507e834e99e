// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.sealwright.hashing.Bytes32;

/**
 * A leaf that is asked for.
 *
 * @param leaf its number among all leaves of the set
 * @param pieceId the piece that it is in
 * @param offset its number in that piece
 */
public record Challenge(long leaf, long pieceId, long offset) {

  /** How many the network's simple service wants at least; other services have their own number. */
  public static final int SIMPLE_SERVICE_COUNT = 5;

  private static final int PAYLOAD = 2 * Bytes32.LENGTH + Long.BYTES;

  /**
   * The leaf that challenge {@code index} is about: {@code keccak256(seed || setId || index) mod
   * range}, numbers big-endian, the index in 8 bytes, the others in 32.
   *
   * @param seed the beacon's randomness of the challenge epoch, as FEVM gives it (FIP-0095)
   * @param setId number of the set
   * @param index 0, 1, 2...
   * @param range leaves that may be challenged, at least 1
   */
  public static long leaf(Bytes32 seed, long setId, long index, long range) {
    if (range < 1) {
      throw new IllegalArgumentException("range (" + range + ") must be at least 1");
    }
    ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
    payload.put(seed.toArray());
    payload.putLong(2 * Bytes32.LENGTH - Long.BYTES, setId);
    payload.putLong(2 * Bytes32.LENGTH, index);
    BigInteger hash = new BigInteger(1, Keccak.hash(payload.array()).toArray());
    return hash.mod(BigInteger.valueOf(range)).longValueExact();
  }
}
