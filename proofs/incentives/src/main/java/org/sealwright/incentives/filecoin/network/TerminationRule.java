// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

/** How the fee for ending a sector early was and is reckoned. */
public enum TerminationRule {
  /** Version 0: a day's reward for each day of age, up to 70 days. */
  FULL_AGE,

  /** Versions 1 to 3: a day's reward for each two days of age, up to 70 days' reward. */
  HALF_AGE,

  /** Versions 4 to 24: half the reward of the age, up to 140 days, replaced sectors included. */
  HALF_REWARD,

  /**
   * FIP-0098, since version 25: 8.5 % of the pledge, less for the young, never below two floors.
   */
  SHARE_OF_PLEDGE
}
