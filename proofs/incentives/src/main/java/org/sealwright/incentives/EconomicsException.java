// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives;

/**
 * An input that the network's rules refuse: a negative amount, an empty set where one must not be
 * empty, a value beyond its type. The message says what, got and wanted.
 */
public final class EconomicsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was got and what was wanted. */
  public EconomicsException(String message) {
    super(message);
  }
}
