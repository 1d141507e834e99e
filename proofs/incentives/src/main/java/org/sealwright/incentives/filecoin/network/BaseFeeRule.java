// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

/** How the next tipset's base fee follows from this one. */
public enum BaseFeeRule {
  /** Heights up to Smoke: by use, where blocks are taken to pack 4/5 of their messages. */
  PACKED_UTILIZATION,

  /** A while after Breeze: always the minimum. */
  MINIMUM,

  /** By use, up to FireHorse. */
  UTILIZATION,

  /** FIP-0115: by the premium that the message at 80 % of a block's gas pays. */
  PREMIUM
}
