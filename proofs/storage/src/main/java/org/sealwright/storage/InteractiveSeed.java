// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * Randomness of the chain that picks the challenges, drawn after the commitments are on chain.
 *
 * @param value 32 bytes, any
 */
public record InteractiveSeed(Bytes32 value) {

  /** Checks for null. */
  public InteractiveSeed {
    Objects.requireNonNull(value, "value");
  }

  /** From 64 hexadecimal digits. */
  public static InteractiveSeed fromHex(String hex) {
    return new InteractiveSeed(Bytes32.fromHex(hex));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
