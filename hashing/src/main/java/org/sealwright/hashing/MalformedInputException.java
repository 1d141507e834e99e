// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing;

/** Untrusted bytes are not what they should be: wrong length, range, encoding or structure. */
public final class MalformedInputException extends SealwrightException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what, where, got and wanted. */
  public MalformedInputException(String message) {
    super(message);
  }

  /** With the parser's own complaint as cause. */
  public MalformedInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
