// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.util.OptionalLong;
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

  /** Whether an epoch is due, as it stands before the block's step. */
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

  /** After a slot in which no epoch could run, because a hotkey stands in the subnet twice. */
  public EpochSchedule passedOver(long block) {
    return new EpochSchedule(tempo, block, 0, U64.saturatingAdd(blocksSinceLastStep, 1));
  }

  /** What a block does with a subnet's epoch. */
  public enum Outcome {
    /** It was not due. */
    WAITED,
    /** It was due, but other subnets had used up the block's limit. */
    DEFERRED,
    /** The slot was used up without an epoch, and emission goes on waiting. */
    PASSED_OVER,
    /** It ran. */
    RAN
  }

  /**
   * A block's step.
   *
   * @param schedule afterwards
   * @param outcome what happened; the subnet's count of epochs rises with {@link
   *     Outcome#PASSED_OVER} and {@link Outcome#RAN}
   */
  public record Step(EpochSchedule schedule, Outcome outcome) {}

  /**
   * What a block does ({@code drain_pending}). The block counts as one more since the last step
   * before it is asked whether an epoch is due.
   *
   * @param block its number
   * @param mayRun whether the block's limit of epochs leaves room
   * @param isConsistent whether no hotkey stands in the subnet twice
   */
  public Step step(long block, boolean mayRun, boolean isConsistent) {
    if (!waited().isDue(block)) {
      return new Step(waited(), Outcome.WAITED);
    }
    if (!mayRun) {
      return new Step(deferred(block), Outcome.DEFERRED);
    }
    return isConsistent
        ? new Step(ran(block), Outcome.RAN)
        : new Step(passedOver(block), Outcome.PASSED_OVER);
  }

  /** Blocks to the next epoch by tempo alone; 2^64 - 1 where there is none. */
  public long blocksUntilNext(long block) {
    return tempo == 0
        ? U64.MAX
        : U64.saturatingSub(U64.saturatingAdd(lastEpochBlock, tempo), block);
  }

  /** The block of the next epoch, by tempo or because it was put off; empty where there is none. */
  public OptionalLong nextEpochBlock() {
    if (tempo == 0) {
      return OptionalLong.empty();
    }
    long byTempo = U64.saturatingAdd(lastEpochBlock, tempo);
    return OptionalLong.of(pendingEpochAt == 0 ? byTempo : U64.min(byTempo, pendingEpochAt));
  }

  /**
   * Blocks in which a validator must set weights to stay active, at least 1.
   *
   * @param factorMilli thousandths of the tempo, 1,000 to 50,000 where an owner sets them; a u32
   */
  public static long activityCutoff(long factorMilli, int tempo) {
    return Math.max(1, factorMilli * tempo / 1000);
  }
}
