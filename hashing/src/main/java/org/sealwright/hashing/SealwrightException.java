// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing;

/**
 * Root of what Sealwright throws about its input and its environment. A proof that does not hold is
 * a {@code false}, not an exception; input/output failures stay {@link java.io.IOException}; a
 * programmer's slip is an {@link IllegalArgumentException}.
 */
public abstract class SealwrightException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, got, wanted, and what to do. */
  protected SealwrightException(String message) {
    super(message);
  }

  /** With a cause. */
  protected SealwrightException(String message, Throwable cause) {
    super(message, cause);
  }
}
