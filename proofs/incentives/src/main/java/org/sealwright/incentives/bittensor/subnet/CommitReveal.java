// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64;

/**
 * When committed weights may be shown, and the hash that commits to them ({@code
 * pallets/subtensor/src/subnets/weights.rs}). Epochs are the subnet's own count, u64.
 *
 * @param revealPeriod epochs from the commitment to the weights, 1 to 100
 */
public record CommitReveal(long revealPeriod) {
  /** What a subnet starts with: weights are shown in the next epoch. */
  public static final CommitReveal DEFAULT = new CommitReveal(1);

  /** The version of the protocol that validators must use. */
  public static final int VERSION = 4;

  /** Commitments that a validator may have waiting. */
  public static final int MAX_WAITING = 10;

  /** For a validator without a commitment. */
  public static final long NO_COMMIT = -1L;

  private static final int MAX_PERIOD = 100;
  private static final int ACCOUNT_BYTES = 32;
  private static final int HASH_BYTES = 32;

  /** Checks the range. */
  public CommitReveal {
    if (revealPeriod < 1 || revealPeriod > MAX_PERIOD) {
      throw new EconomicsException("reveal period " + revealPeriod + ", wanted 1 to 100");
    }
  }

  /**
   * The epoch that a block belongs to.
   *
   * @param epochIndex epochs that the subnet has run
   * @param isEpochDue whether one is due in this block, see {@link EpochSchedule#isDue}
   */
  public static long currentEpoch(long epochIndex, boolean isEpochDue) {
    return isEpochDue ? U64.saturatingAdd(epochIndex, 1) : epochIndex;
  }

  /** Whether weights that were committed in an epoch may be shown in another. */
  public boolean isRevealable(long commitEpoch, long currentEpoch) {
    return currentEpoch == U64.saturatingAdd(commitEpoch, revealPeriod);
  }

  /** Whether it is too late for that. */
  public boolean isExpired(long commitEpoch, long currentEpoch) {
    return U64.isLess(U64.saturatingAdd(commitEpoch, revealPeriod), currentEpoch);
  }

  /**
   * A commitment.
   *
   * @param epoch in which it was made
   * @param block in which it was made
   */
  public record Commit(long epoch, long block) {}

  /** The earliest block of commitments that aren't expired, or {@link #NO_COMMIT}. */
  public long earliestActive(Collection<Commit> commits, long currentEpoch) {
    return commits.stream()
        .filter(commit -> !isExpired(commit.epoch(), currentEpoch))
        .map(Commit::block)
        .reduce(NO_COMMIT, U64::min);
  }

  /**
   * The hash that commits to weights: BLAKE2-256 of all of it in SCALE.
   *
   * @param account the validator's 32 bytes
   * @param storageIndex see {@link MechanismSplit#storageIndex}
   * @param salt u16 values
   */
  public static byte[] hash(
      byte[] account, int storageIndex, int[] uids, int[] values, int[] salt, long versionKey) {
    if (account.length != ACCOUNT_BYTES) {
      throw new EconomicsException("account of " + account.length + " bytes, wanted 32");
    }
    ByteArrayOutputStream scale = new ByteArrayOutputStream();
    scale.writeBytes(account);
    writeLittleEndian(scale, storageIndex, Short.BYTES);
    for (int[] list : new int[][] {uids, values, salt}) {
      writeCompact(scale, list.length);
      for (int item : list) {
        writeLittleEndian(scale, item, Short.BYTES);
      }
    }
    writeLittleEndian(scale, versionKey, Long.BYTES);
    Blake2bDigest blake = new Blake2bDigest(HASH_BYTES * Byte.SIZE);
    byte[] bytes = scale.toByteArray();
    blake.update(bytes, 0, bytes.length);
    byte[] hash = new byte[HASH_BYTES];
    blake.doFinal(hash, 0);
    return hash;
  }

  /** A length in SCALE: two low bits say in how many bytes. */
  private static void writeCompact(ByteArrayOutputStream out, int length) {
    if (length < 1 << 6) {
      writeLittleEndian(out, (long) length << 2, 1);
    } else if (length < 1 << 14) {
      writeLittleEndian(out, ((long) length << 2) | 1, 2);
    } else {
      writeLittleEndian(out, ((long) length << 2) | 2, 4);
    }
  }

  private static void writeLittleEndian(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (i * Byte.SIZE)));
    }
  }
}
