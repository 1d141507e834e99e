// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import org.sealwright.incentives.math.U64;

/**
 * When a subnet's epochs run ({@code should_run_epoch}); blocks are u64.
 *
 * @param tempo blocks between epochs; 0 for none
 * @param lastEpochBlock the block of the last epoch, or slot that was passed over
 * @param pendingEpochAt an epoch that was put off to this block; 0 for none
 * @param blocksSinceLastStep blocks since the last epoch that ran
 */
public record EpochSchedule(
    int tempo, long lastEpochBlock, long pendingEpochAt, long blocksSinceLastStep) {
  /** The default tempo, which is the shortest. */
  public static final int MIN_TEMPO = 360;

  /** The longest tempo. */
  public static final int MAX_TEMPO = 50_400;

  /** Subnets whose epoch may run in the same block; others wait for the next one. */
  public static final int MAX_EPOCHS_A_BLOCK = 2;

  /** Thousandths of the tempo in which a validator must set weights to stay active. */
  public static final int DEFAULT_CUTOFF_FACTOR = 13_889;

  /** The schedule of a new subnet: its first slot depends on its number, to spread the load. */
  public static EpochSchedule ofNewSubnet(int netuid, int tempo, long block) {
    return new EpochSchedule(tempo, U64.saturatingSub(block, netuid % Math.max(tempo, 1)), 0, 0);
  }

  /** Whether an epoch is due. */
  public boolean isDue(long block) {
    if (tempo == 0) {
      return false;
    }
    if (pendingEpochAt != 0 && !U64.isLess(block, pendingEpochAt)) {
      return true;
    }
    return U64.isLess(MAX_TEMPO, blocksSinceLastStep)
        || !U64.isLess(U64.saturatingSub(block, lastEpochBlock), tempo);
  }

  /** After a block without an epoch. */
  public EpochSchedule waited() {
    return new EpochSchedule(
        tempo, lastEpochBlock, pendingEpochAt, U64.saturatingAdd(blocksSinceLastStep, 1));
  }

  /** After a block whose limit of epochs was reached before this subnet's turn. */
  public EpochSchedule deferred(long block) {
    return new EpochSchedule(
        tempo,
        lastEpochBlock,
        U64.saturatingAdd(block, 1),
        U64.saturatingAdd(blocksSinceLastStep, 1));
  }

  /** After an epoch. */
  public EpochSchedule ran(long block) {
    return new EpochSchedule(tempo, block, 0, 0);
  }

  /**
   * Blocks in which a validator must set weights to stay active, at least 1.
   *
   * @param factorMilli thousandths of the tempo, 1,000 to 50,000
   */
  public static long activityCutoff(int factorMilli, int tempo) {
    return Math.max(1, (long) factorMilli * tempo / 1000);
  }
}
