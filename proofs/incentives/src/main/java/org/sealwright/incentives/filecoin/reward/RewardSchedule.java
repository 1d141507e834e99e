// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import java.math.BigInteger;
import java.util.Objects;
import java.util.function.LongFunction;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * The reward actor over many epochs: a year, about a million of them, in one to two seconds, with
 * no allocation while a power is repeated. The same bits as {@link RewardState}, which takes over
 * where numbers outgrow the fast path (after some 30 years). Mutable and for one thread.
 *
 * <pre>{@code
 * RewardSchedule schedule = RewardSchedule.from(RewardState.genesis(StoragePower.ZERO));
 * schedule.advance(Epochs.YEAR, StoragePower.ofPiB(3000));
 * TokenAmount minted = schedule.minted();
 * }</pre>
 */
public final class RewardSchedule {
  private static final int POWER_BITS = 127;
  private static final StoragePower LARGEST =
      new StoragePower(BigInteger.ONE.shiftLeft(POWER_BITS).subtract(BigInteger.ONE));

  private RewardKernel fast;
  private RewardState slow;
  private TokenAmount mintedBefore = TokenAmount.ZERO;

  private RewardSchedule(RewardState state) {
    restart(state);
  }

  private void restart(RewardState state) {
    fast = null;
    slow = null;
    if (RewardKernel.fits(state)) {
      fast = new RewardKernel(state);
    } else {
      slow = state;
    }
  }

  /** From a state, such as {@link RewardState#genesis} or one exported from a chain. */
  public static RewardSchedule from(RewardState state) {
    return new RewardSchedule(Objects.requireNonNull(state, "state"));
  }

  /**
   * Ends epochs in which the network has the same raw power.
   *
   * @param epochs how many, 0 or more
   * @param power raw bytes, 0 or more
   * @throws EconomicsException if a number is negative, or the end is beyond 200 years
   */
  public void advance(long epochs, StoragePower power) {
    checkEpochs(epochs);
    StoragePower bounded = bounded(power);
    long high = bounded.bytes().shiftRight(64).longValue();
    long low = bounded.bytes().longValue();
    long left = epochs;
    while (left > 0 && isFast()) {
      fast.step(high, low);
      left--;
    }
    for (; left > 0; left--) {
      stepSlowly(power);
    }
  }

  /**
   * Ends epochs in which the network's raw power changes.
   *
   * @param epochs how many, 0 or more
   * @param powerAt raw bytes by the epoch that ends, 0 or more
   * @throws EconomicsException if a number is negative, or the end is beyond 200 years
   */
  public void advance(long epochs, LongFunction<StoragePower> powerAt) {
    checkEpochs(epochs);
    for (long i = 0; i < epochs; i++) {
      advance(1, powerAt.apply(epoch()));
    }
  }

  /**
   * Ends an epoch after others that had no update of their own, whose share of effective time mints
   * nothing. LOTUS updates in every epoch, so mainnet does not need it.
   *
   * @param nullEpochs epochs without an update, 0 or more
   * @param power raw bytes, 0 or more
   * @throws EconomicsException if a number is negative, or the end is beyond 200 years
   */
  public void advanceOver(long nullEpochs, StoragePower power) {
    checkEpochs(nullEpochs);
    RewardState next = state().updateNetworkKpi(bounded(power), Epochs.plus(epoch(), nullEpochs));
    mintedBefore = minted().plus(next.thisEpochReward());
    restart(next);
  }

  private void checkEpochs(long epochs) {
    long most = BaselinePower.LAST_EPOCH - epoch();
    if (epochs < 0 || epochs > most) {
      throw new EconomicsException("epochs: got " + epochs + ", wanted 0 to " + most);
    }
  }

  private static StoragePower bounded(StoragePower power) {
    if (power.signum() < 0) {
      throw new EconomicsException("power: got " + power + ", wanted 0 or more");
    }
    // Above the baseline it makes no difference, and the baseline of the fast path is far below.
    return power.min(LARGEST);
  }

  private boolean isFast() {
    if (fast != null && !fast.mayStep()) {
      mintedBefore = minted();
      slow = fast.state();
      fast = null;
    }
    return fast != null;
  }

  private void stepSlowly(StoragePower power) {
    slow = slow.updateNetworkKpi(power, slow.epoch());
    mintedBefore = mintedBefore.plus(slow.thisEpochReward());
  }

  /** The epoch that the next reward is of. */
  public long epoch() {
    return fast != null ? fast.epoch() : slow.epoch();
  }

  /** What that epoch mints. */
  public TokenAmount reward() {
    return fast != null ? fast.reward() : slow.thisEpochReward();
  }

  /** The baseline of that epoch. */
  public StoragePower baselinePower() {
    return fast != null ? fast.baselinePower() : slow.thisEpochBaselinePower();
  }

  /** The sum of the rewards of all epochs that were ended here. */
  public TokenAmount minted() {
    return fast != null ? mintedBefore.plus(fast.minted()) : mintedBefore;
  }

  /** The whole state; block rewards paid are as they were at the start. */
  public RewardState state() {
    return fast != null ? fast.state() : slow;
  }
}
