// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.curve.Scalar;

/** Commitments as public inputs of circuits. */
public final class Commitments {
  private Commitments() {}

  /**
   * Why nothing holds about this commitment, or empty: it is zero or no field element
   * (filecoin-proofs refuses both before it verifies).
   */
  public static Optional<String> problem(String name, Bytes32 commitment) {
    if (commitment.isZero()) {
      return Optional.of(name + " is zero, wanted a commitment");
    }
    return commitment.isCanonical()
        ? Optional.empty()
        : Optional.of(name + " is " + commitment + ", wanted a field element below r");
  }

  /**
   * The field element.
   *
   * @throws org.sealwright.hashing.MalformedInputException where it is not below r
   */
  public static Scalar scalar(Bytes32 commitment) {
    return Scalar.fromBytesLe(commitment.toArray(), 0);
  }
}
