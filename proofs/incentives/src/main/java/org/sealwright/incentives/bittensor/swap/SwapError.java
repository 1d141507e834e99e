// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.swap;

/** Why the network refuses a swap. */
public enum SwapError {
  /** More is paid in than a thousand times the reserve. */
  SWAP_INPUT_TOO_LARGE("SwapInputTooLarge"),

  /** The paying reserve is below the minimum, or nothing would be paid out. */
  RESERVES_TOO_LOW("ReservesTooLow"),

  /** The price is already at the limit or beyond it. */
  PRICE_LIMIT_EXCEEDED("PriceLimitExceeded"),

  /** More would be paid out than there is. */
  INSUFFICIENT_LIQUIDITY("InsufficientLiquidity");

  private final String label;

  SwapError(String label) {
    this.label = label;
  }

  /** The network's own name. */
  public String label() {
    return label;
  }
}
