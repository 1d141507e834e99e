// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

/** Which sectors get a daily fee (FIP-0100). */
public enum DailyFeeRule {
  /** Before version 25: none. */
  NONE,

  /** Version 25: at commitment and at an update; older sectors stay free when extended. */
  COMMITS_AND_UPDATES,

  /** Since version 26: an extension gives a fee to a sector that had none. */
  EXTENSIONS_TOO
}
