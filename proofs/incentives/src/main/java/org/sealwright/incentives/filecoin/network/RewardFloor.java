// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

/** What an expected reward that comes out too small counts as. */
public enum RewardFloor {
  /** Versions 0 to 3: itself, even when negative. */
  NONE,

  /** Versions 4 to 11: at least zero. */
  ZERO,

  /** Since version 12: at least zero, and at least one attoFIL in deposits and pledges. */
  ONE_ATTO_IN_PLEDGES
}
