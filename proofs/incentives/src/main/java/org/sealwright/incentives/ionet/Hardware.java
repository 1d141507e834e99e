// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * The processors of a device.
 *
 * @param multiplierCenti the model's multiplier in hundredths; 0 is an unsupported model
 * @param quantity number of processors
 */
public record Hardware(int multiplierCenti, int quantity) {
  public Hardware {
    Exact.notNegative("multiplierCenti", multiplierCenti);
    Exact.notNegative("quantity", quantity);
  }

  /** Multiplier times quantity, in hundredths. */
  long units() {
    return (long) multiplierCenti * quantity;
  }
}
