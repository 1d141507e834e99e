// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep.circuit;

import java.util.Collections;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.gadget.BlankPaths;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.porep.ColumnProof;
import org.sealwright.storage.porep.LabelingProof;
import org.sealwright.storage.porep.VanillaProof;

/**
 * What one partition of a proof of replication states and knows.
 *
 * @param replicaId the replica, public
 * @param commD root of the data, public
 * @param commR the replica's commitment, public
 * @param commC root of tree-C
 * @param commRLast root of tree-R-last
 * @param proofs the answer to each challenge
 */
public record PartitionStatement(
    Bytes32 replicaId,
    Bytes32 commD,
    Bytes32 commR,
    Bytes32 commC,
    Bytes32 commRLast,
    List<VanillaProof> proofs) {
  private static final int DRG_PARENTS = 6;
  private static final int EXPANDER_PARENTS = 8;

  /** Copies the list. */
  public PartitionStatement {
    proofs = List.copyOf(proofs);
  }

  /** With the private roots that the proofs name. */
  public static PartitionStatement of(
      Bytes32 replicaId, Bytes32 commD, Bytes32 commR, List<VanillaProof> proofs) {
    if (proofs.isEmpty()) {
      throw new MalformedInputException("a partition has no challenge");
    }
    VanillaProof first = proofs.getFirst();
    return new PartitionStatement(
        replicaId, commD, commR, first.cX().inclusion().root(), first.commRLast().root(), proofs);
  }

  /** Zeros of the shape that a sector size has. */
  public static PartitionStatement blank(SectorSize size) {
    TreeShape shape = new TreeShape(size.nodes(), size.subArity(), size.topArity());
    InclusionProof path = BlankPaths.inclusion(shape);
    ColumnProof column = new ColumnProof(0, Collections.nCopies(size.layers(), Bytes32.ZERO), path);
    VanillaProof proof =
        new VanillaProof(
            BlankPaths.binary(Long.numberOfTrailingZeros(size.nodes())),
            path,
            column,
            Collections.nCopies(DRG_PARENTS, column),
            Collections.nCopies(EXPANDER_PARENTS, column),
            List.of(),
            new LabelingProof(List.of(), size.layers(), 0));
    return new PartitionStatement(
        Bytes32.ZERO,
        Bytes32.ZERO,
        Bytes32.ZERO,
        Bytes32.ZERO,
        Bytes32.ZERO,
        Collections.nCopies(size.challengesPerPartition(), proof));
  }

  /**
   * Checks what the circuit relies on; paths are checked where they are used.
   *
   * @throws MalformedInputException where a count is not that of the sector size
   */
  void check(SectorSize size) {
    want(proofs.size(), size.challengesPerPartition(), "challenges in a partition");
    for (VanillaProof proof : proofs) {
      want(proof.drgParents().size(), DRG_PARENTS, "base parents");
      want(proof.expParents().size(), EXPANDER_PARENTS, "expander parents");
      proof.drgParents().forEach(parent -> checkColumn(parent, size));
      proof.expParents().forEach(parent -> checkColumn(parent, size));
    }
  }

  private static void checkColumn(ColumnProof column, SectorSize size) {
    want(column.rows().size(), size.layers(), "labels in a column");
  }

  private static void want(int got, int wanted, String what) {
    if (got != wanted) {
      throw new MalformedInputException("got " + got + " " + what + ", wanted " + wanted);
    }
  }
}
