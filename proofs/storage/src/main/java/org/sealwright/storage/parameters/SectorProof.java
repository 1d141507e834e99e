// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.parameters;

/** The proofs about sectors that have circuits of their own, for each size of sector another. */
public enum SectorProof {
  /** Proof of replication; one circuit for interactive, synthetic and non-interactive ones. */
  POREP("porep"),
  /** Winning PoSt. */
  WINNING("winning"),
  /** Window PoSt. */
  WINDOW("window"),
  /** Update of an empty sector with data. */
  UPDATE("update"),
  /** The same with Poseidon over the data. */
  UPDATE_POSEIDON("update-poseidon");

  private final String label;

  SectorProof(String label) {
    this.label = label;
  }

  /** The name for people and options, such as {@code update-poseidon}. */
  @Override
  public String toString() {
    return label;
  }
}
