// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.Locale;

/** The two proofs of spacetime; both have the same circuit, with other counts. */
public enum PoStKind {
  /** That the winner of a block still holds one sector, chosen at random. */
  WINNING,
  /** That all sectors of a deadline are still held. */
  WINDOW;

  /** The name for people and documents: {@code winning}, {@code window}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
