// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.piece;

/** Hears how far the hashing of a piece has come. */
@FunctionalInterface
public interface PieceProgress {

  /** Value of the total where the source does not tell its length. */
  long UNKNOWN = -1;

  /**
   * Some more is hashed. Called every few MiB, by one thread at a time but not always the same one;
   * an exception thrown here ends the hashing.
   *
   * @param doneBytes payload bytes hashed
   * @param totalBytes payload bytes in all, or {@link #UNKNOWN}
   */
  void hashed(long doneBytes, long totalBytes);
}
