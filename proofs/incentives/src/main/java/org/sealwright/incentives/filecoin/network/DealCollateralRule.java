// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

/** What share of the supply a provider locks for a deal. */
public enum DealCollateralRule {
  /** Version 0: 5 % by quality-adjusted power. */
  FIVE_PERCENT_BY_QUALITY,

  /** Since version 1: 1 % by raw power. */
  ONE_PERCENT_BY_SIZE
}
