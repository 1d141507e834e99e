// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * That a sector has to be skipped, and why.
 *
 * @param sector number of the sector, a u64
 * @param reason kind of the fault
 * @param challenge the first challenged leaf that can't be proved; empty where none can
 * @param treeLevel where in tree-R-last the fault shows: 0 is the leaves, which are the replica,
 *     then the rows of the base tree up to its root, then the levels above; empty for files
 * @param detail for a person: file, what was found, what was wanted
 */
public record SectorFault(
    long sector, FaultReason reason, OptionalLong challenge, OptionalInt treeLevel, String detail) {

  /** Checks for null. */
  public SectorFault {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(challenge, "challenge");
    Objects.requireNonNull(treeLevel, "treeLevel");
    Objects.requireNonNull(detail, "detail");
  }

  /** Of the whole sector. */
  static SectorFault of(long sector, FaultReason reason, String detail) {
    return new SectorFault(sector, reason, OptionalLong.empty(), OptionalInt.empty(), detail);
  }

  /** In the tree, under a challenge. */
  static SectorFault at(
      long sector, FaultReason reason, long challenge, int treeLevel, String detail) {
    return new SectorFault(
        sector, reason, OptionalLong.of(challenge), OptionalInt.of(treeLevel), detail);
  }

  /** One line for a person. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("sector ").append(Long.toUnsignedString(sector));
    text.append(": ").append(reason);
    challenge.ifPresent(leaf -> text.append(", challenge ").append(leaf));
    treeLevel.ifPresent(level -> text.append(", tree level ").append(level));
    return text.append(": ").append(detail).toString();
  }
}
