// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

/** How a subnet's bonds are kept. */
public enum YumaVersion {
  /**
   * Bonds are shares of a column. With a bonds penalty of 0 this is what was called Yuma 1, with
   * 65535 Yuma 2; liquid alpha has no effect.
   */
  ORIGINAL,

  /** Bonds are on an absolute scale and dividends are bonds times stake; allows liquid alpha. */
  YUMA3
}
