// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.util.OptionalLong;
import org.sealwright.incentives.EconomicsException;

/**
 * The hourly hash puzzle: {@code seed = H("IOPOW1" | u64 block | device | beacon | u16 gpu)}; a
 * nonce is a solution where {@code H(seed | u64 nonce)} has enough leading zero bits.
 *
 * <p>A solution carries over to no other block, device or card, since all are in the seed. It binds
 * <i>some</i> power to hash, neither a GPU nor its memory. Verification is one hash.
 *
 * @param block hour, as a 64-bit number
 * @param device identity of the device
 * @param beacon drawn at the block's opening
 * @param gpu index of the card, 0 to 65,535
 */
public record WorkPuzzle(long block, Hash256 device, Hash256 beacon, int gpu) {

  public WorkPuzzle {
    if (gpu < 0 || gpu > 0xffff) {
      throw new EconomicsException("gpu is " + gpu + "; wanted 0 to 65535");
    }
  }

  /** What is hashed with the nonce. */
  public Hash256 seed() {
    return Hash256.sha256(
        Sha256.ascii("IOPOW1"), Sha256.u64(block), device.raw(), beacon.raw(), Sha256.u16(gpu));
  }

  /** The hash of a nonce. */
  public Hash256 digest(long nonce) {
    return Hash256.sha256(seed().raw(), Sha256.u64(nonce));
  }

  /**
   * Whether a nonce is a solution.
   *
   * @param bits leading zeros wanted, 0 to 256
   */
  public boolean accepts(long nonce, int bits) {
    return digest(nonce).leadingZeroBits() >= checkBits(bits);
  }

  /**
   * The first solution from {@code first} on, if one of {@code count} nonces is. Split the range to
   * search with several threads; ends early, empty, where the thread is interrupted.
   *
   * @param bits leading zeros wanted, 0 to 256
   */
  public OptionalLong search(int bits, long first, long count) {
    checkBits(bits);
    byte[] seed = seed().raw();
    Sha256 sha = new Sha256();
    for (long i = 0; i < count; i++) {
      long nonce = first + i;
      if (Sha256.leadingZeroBits(sha.withCounter(seed, nonce)) >= bits) {
        return OptionalLong.of(nonce);
      }
      if ((i & 0xffff) == 0 && Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    return OptionalLong.empty();
  }

  private static int checkBits(int bits) {
    if (bits < 0 || bits > 256) {
      throw new EconomicsException("bits is " + bits + "; wanted 0 to 256");
    }
    return bits;
  }
}
