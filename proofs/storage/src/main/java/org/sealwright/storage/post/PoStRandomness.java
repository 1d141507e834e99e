// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * Randomness that the challenges are drawn from. The proofs take only field elements, and what the
 * chain draws need not be one: nodes clear its two top bits first ({@link #masked}), and the masked
 * bytes are what is hashed.
 *
 * @param value a field element, little-endian
 */
public record PoStRandomness(Bytes32 value) {

  /**
   * Checks the value.
   *
   * @throws MalformedInputException where it is the field's modulus or more
   */
  public PoStRandomness {
    Objects.requireNonNull(value, "value");
    if (!value.isCanonical()) {
      throw new MalformedInputException(
          "randomness is " + value + ", wanted a field element below r: clear its top two bits");
    }
  }

  /** Any 32 bytes with the top two bits cleared, as every node does with what the chain draws. */
  public static PoStRandomness masked(Bytes32 drawn) {
    return new PoStRandomness(drawn.truncated254());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
