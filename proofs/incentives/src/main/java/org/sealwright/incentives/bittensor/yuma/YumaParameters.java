// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.Fixed32;

/**
 * The settings of a subnet and of the network that an epoch depends on. Immutable; the {@code with}
 * methods return changed copies.
 *
 * @param version how bonds are kept
 * @param kappa the majority that sets the consensus, in parts of 65535
 * @param bondsPenalty how far bonds follow clipped weights instead of given ones, in parts of 65535
 * @param bondsMovingAverage how much of a bond stays at an epoch, in parts of a million; a u64
 * @param liquidAlpha rates per pair instead of that; {@link YumaVersion#YUMA3} only
 * @param maxAllowedValidators how many get a permit
 * @param stakeThreshold stake below which a neuron counts as without any; a u64
 * @param taoWeight what a TAO of root stake counts in alpha, in parts of 2^64 - 1
 * @param tempo blocks between epochs, 0 to 65535
 * @param activityCutoff blocks after its last update in which a validator counts as active; a u64
 * @param isCommitReveal whether weights are committed before they are shown
 */
public record YumaParameters(
    YumaVersion version,
    int kappa,
    int bondsPenalty,
    long bondsMovingAverage,
    Optional<LiquidAlpha> liquidAlpha,
    int maxAllowedValidators,
    long stakeThreshold,
    long taoWeight,
    int tempo,
    long activityCutoff,
    boolean isCommitReveal) {

  private static final long MILLION = 1_000_000;

  /** Checks the ranges of the u16 values. */
  public YumaParameters {
    requireU16("kappa", kappa);
    requireU16("bondsPenalty", bondsPenalty);
    requireU16("maxAllowedValidators", maxAllowedValidators);
    requireU16("tempo", tempo);
  }

  /** What a newly registered subnet starts with. */
  public static YumaParameters newSubnet() {
    return new YumaParameters(
        YumaVersion.YUMA3,
        32_767,
        65_535,
        900_000,
        Optional.empty(),
        64,
        0,
        971_718_665_099_567_868L,
        360,
        5000,
        true);
  }

  /** With another version and bonds penalty. */
  public YumaParameters withVersion(YumaVersion other, int penalty) {
    return new YumaParameters(
        other,
        kappa,
        penalty,
        bondsMovingAverage,
        liquidAlpha,
        maxAllowedValidators,
        stakeThreshold,
        taoWeight,
        tempo,
        activityCutoff,
        isCommitReveal);
  }

  /** With another majority. */
  public YumaParameters withKappa(int other) {
    return new YumaParameters(
        version,
        other,
        bondsPenalty,
        bondsMovingAverage,
        liquidAlpha,
        maxAllowedValidators,
        stakeThreshold,
        taoWeight,
        tempo,
        activityCutoff,
        isCommitReveal);
  }

  /** With rates per pair. */
  public YumaParameters withLiquidAlpha(LiquidAlpha alpha) {
    return new YumaParameters(
        version,
        kappa,
        bondsPenalty,
        bondsMovingAverage,
        Optional.of(alpha),
        maxAllowedValidators,
        stakeThreshold,
        taoWeight,
        tempo,
        activityCutoff,
        isCommitReveal);
  }

  /** With another number of permits and another threshold of stake. */
  public YumaParameters withValidators(int count, long threshold) {
    return new YumaParameters(
        version,
        kappa,
        bondsPenalty,
        bondsMovingAverage,
        liquidAlpha,
        count,
        threshold,
        taoWeight,
        tempo,
        activityCutoff,
        isCommitReveal);
  }

  /** The majority as a raw I32F32. */
  long majority() {
    return Fixed32.ofU16(kappa);
  }

  /** The bonds penalty as a raw I32F32. */
  long penalty() {
    return Fixed32.ofU16(bondsPenalty);
  }

  /** The weight of TAO as a raw U96F32, at most 1. */
  long taoShare() {
    return Fixed32.ratio(taoWeight, -1L);
  }

  /** How fast bonds follow the weights: 1 less the moving average, as a raw I32F32. */
  long bondRate() {
    return Fixed32.sub(Fixed32.ONE, Fixed32.ratio(bondsMovingAverage, MILLION));
  }

  private static void requireU16(String name, int value) {
    if (value < 0 || value > SparseRows.U16) {
      throw new EconomicsException(name + " is " + value + ", wanted 0 to 65535");
    }
  }
}
