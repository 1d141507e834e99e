// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import org.sealwright.hashing.SealwrightException;

/** A kernel failed its self-test in strict mode, or a tier that was asked for does not exist. */
public final class KernelException extends SealwrightException {
  private static final long serialVersionUID = 1L;

  /** With a message that names the kernel and the remedy. */
  public KernelException(String message) {
    super(message);
  }
}
