// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import org.sealwright.hashing.SealwrightException;

/** A proof of spacetime can't be made: a vanilla proof is missing, or one doesn't hold. */
public final class PoStException extends SealwrightException {
  private static final long serialVersionUID = 1L;

  /** With a message that says which sector, what is wrong, and what was wanted. */
  public PoStException(String message) {
    super(message);
  }
}
