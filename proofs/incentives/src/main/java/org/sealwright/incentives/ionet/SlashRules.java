// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * What an offence costs.
 *
 * <p><b>Documented</b> (io.net docs, "IO Staking"): the offences, that stake and accrued rewards
 * are taken, that a co-staker shares the loss. <b>Our choice</b>, as every percentage is
 * unpublished: 5 % and the block's reward for inadequate service; 50 % and all unclaimed rewards
 * for the others.
 *
 * @param inadequateServiceBps of the stake, 0 to 10,000
 * @param spoofingBps of the stake, 0 to 10,000
 * @param compromisedDataBps of the stake, 0 to 10,000
 */
public record SlashRules(int inadequateServiceBps, int spoofingBps, int compromisedDataBps) {
  /** 5 %, 50 %, 50 %. */
  public static final SlashRules DEFAULT = new SlashRules(500, 5000, 5000);

  public SlashRules {
    Exact.within("inadequateServiceBps", inadequateServiceBps, 0, Exact.BPS);
    Exact.within("spoofingBps", spoofingBps, 0, Exact.BPS);
    Exact.within("compromisedDataBps", compromisedDataBps, 0, Exact.BPS);
  }

  /** What a device did. */
  public enum Offence {
    /** Service below what was promised. */
    INADEQUATE_SERVICE,
    /** Pretending to be other hardware. */
    SPOOFING,
    /** Data of renters in wrong hands. */
    COMPROMISED_DATA
  }

  /**
   * What it costs.
   *
   * @param stake the slash
   * @param rewards atoms of rewards that are taken
   */
  public record Penalty(Stake.Slash stake, long rewards) {}

  /**
   * Applies an offence.
   *
   * @param blockReward atoms of the block in which it happened
   * @param unclaimed atoms of rewards not yet claimed, that block's included
   */
  public Penalty apply(Offence offence, Stake stake, long blockReward, long unclaimed) {
    Exact.notNegative("blockReward", blockReward);
    Exact.notNegative("unclaimed", unclaimed);
    return switch (offence) {
      case INADEQUATE_SERVICE ->
          new Penalty(stake.slash(inadequateServiceBps), Math.min(blockReward, unclaimed));
      case SPOOFING -> new Penalty(stake.slash(spoofingBps), unclaimed);
      case COMPROMISED_DATA -> new Penalty(stake.slash(compromisedDataBps), unclaimed);
    };
  }
}
