// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

/** A request did not bring the rest of a file, and that is the mirror's or the network's doing. */
final class TransferFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private TransferFailure(String message, boolean lasting, Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** One that may be over in a moment. */
  static TransferFailure passing(String message, Throwable cause) {
    return new TransferFailure(message, false, cause);
  }

  /** One that asking again won't change. */
  static TransferFailure lasting(String message) {
    return new TransferFailure(message, true, null);
  }

  boolean isLasting() {
    return lasting;
  }
}
