// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import org.sealwright.hashing.SealwrightException;

/**
 * Parameters or a proof can't be made from well-formed input: a circuit with an unconstrained
 * variable, parameters of another circuit, a witness that satisfies no proof.
 */
public final class Groth16Exception extends SealwrightException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, got, wanted, and what to do. */
  public Groth16Exception(String message) {
    super(message);
  }
}
