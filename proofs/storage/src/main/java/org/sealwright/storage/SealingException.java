// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import org.sealwright.hashing.SealwrightException;

/**
 * Sealing or unsealing can't go on: pieces and data disagree, a file of an earlier phase is damaged
 * or missing, a self-check failed.
 */
public final class SealingException extends SealwrightException {
  private static final long serialVersionUID = 1L;

  private final String phase;

  /**
   * In a phase.
   *
   * @param phase short name: {@code PC1}, {@code PC2}, {@code C1}, {@code unseal}
   * @param message what, where, got, wanted, and what to do
   */
  public SealingException(String phase, String message) {
    super(phase + ": " + message);
    this.phase = phase;
  }

  /** Short name of the phase. */
  public String phase() {
    return phase;
  }
}
