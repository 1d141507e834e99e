// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;

/**
 * Which stakers' alpha of root a block claims for them, drawn by its parent's hash ({@code
 * block_hash_to_indices} of {@code claim_root.rs}).
 */
public final class AutoClaim {
  /** Draws of a block; fewer stakers where some are drawn twice. */
  public static final int DEFAULT_DRAWS = 5;

  private static final int HASH_BYTES = 32;

  private AutoClaim() {}

  /**
   * The stakers drawn, as numbers below their count, ascending as u64.
   *
   * @param parentHash 32 bytes
   * @param draws 0 or more
   * @param stakers their count, u64; with 0 every draw gives 0, which is nobody's number
   * @throws EconomicsException if the hash has another length, or draws are negative
   */
  public static List<Long> drawn(byte[] parentHash, int draws, long stakers) {
    if (parentHash.length != HASH_BYTES || draws < 0) {
      throw new EconomicsException(
          "got a hash of %d bytes and %d draws, wanted %d and 0 or more"
              .formatted(parentHash.length, draws, HASH_BYTES));
    }
    ByteBuffer words = ByteBuffer.wrap(parentHash);
    TreeSet<Long> numbers = new TreeSet<>(Long::compareUnsigned);
    long last = words.getLong(0);
    for (int i = 0; i < draws; i++) {
      long sum = U64.saturatingAdd(last, words.getLong(i * Long.BYTES % HASH_BYTES));
      last = stakers == 0 ? 0 : Long.remainderUnsigned(sum, stakers);
      numbers.add(last);
    }
    return List.copyOf(numbers);
  }
}
