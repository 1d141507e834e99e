// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.util.Objects;
import org.sealwright.hashing.SealwrightException;

/** Parameters are not there, are not those that were wanted, or can't be had. */
public final class ParameterException extends SealwrightException {
  private static final long serialVersionUID = 1L;

  /** What is the matter, for programs. */
  public enum Reason {
    /** There is no such file. */
    MISSING,
    /** The manifest knows no such file, so that nothing vouches for it. */
    NOT_PUBLISHED,
    /** The file's digest is not the manifest's. */
    WRONG_DIGEST,
    /** No mirror delivered the file. */
    UNAVAILABLE,
    /** The disk is too small for the file. */
    NO_SPACE
  }

  private final Reason reason;

  /**
   * With a reason and a message.
   *
   * @param message which file, got, wanted, and what to do
   */
  public ParameterException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /** What is the matter. */
  public Reason reason() {
    return reason;
  }
}
