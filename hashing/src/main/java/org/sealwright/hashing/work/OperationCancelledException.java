// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.work;

import org.sealwright.hashing.SealwrightException;

/** The caller cancelled the operation or interrupted its thread; finished files remain valid. */
public final class OperationCancelledException extends SealwrightException {
  private static final long serialVersionUID = 1L;

  /** Without further detail: the caller knows what it cancelled. */
  public OperationCancelledException() {
    super("cancelled");
  }
}
