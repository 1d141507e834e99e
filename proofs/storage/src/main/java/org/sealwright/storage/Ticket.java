// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * Seal randomness of the chain, drawn before sealing.
 *
 * @param value 32 bytes, any
 */
public record Ticket(Bytes32 value) {

  /** Checks for null. */
  public Ticket {
    Objects.requireNonNull(value, "value");
  }

  /** From 64 hexadecimal digits. */
  public static Ticket fromHex(String hex) {
    return new Ticket(Bytes32.fromHex(hex));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
