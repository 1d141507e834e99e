// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.CompoundTree;
import org.sealwright.storage.seal.SectorPaths;

/**
 * Whether what one sector's files had fits together. The chain's comm_r vouches for comm_r_last,
 * that for the base roots, and every group of siblings that hashes to a node that is vouched for is
 * vouched for itself; so the first group from the top that does not is the damaged one.
 */
final class SectorJudge {
  private final SectorCandidate sector;
  private final int place;
  private final ProofBatch batch;
  private final Kernels kernels;
  private final SectorMaterial material;
  private final TreeGeometry geometry;

  /** Of the sector at {@code place} in a batch. */
  SectorJudge(SectorCandidate sector, int place, ProofBatch batch, Kernels kernels) {
    this.sector = sector;
    this.place = place;
    this.batch = batch;
    this.kernels = kernels;
    this.material = sector.material();
    this.geometry = material.geometry();
  }

  /** The first fault, seen from the root, challenge after challenge. */
  Optional<SectorFault> fault() {
    if (!batch.commR(place).equals(sector.replica().commR())) {
      return Optional.of(
          SectorFault.of(
              sector.replica().sector(),
              FaultReason.COMM_R_MISMATCH,
              sector.replica().cache().resolve("p_aux")
                  + " belongs to comm_r "
                  + batch.commR(place)
                  + ", wanted "
                  + sector.replica().commR()));
    }
    if (!batch.root(place).equals(material.aux().commRLast())) {
      return Optional.of(material.doubt().orElseGet(this::wrongRoot));
    }
    return sector.challenges().stream().map(this::under).flatMap(Optional::stream).findFirst();
  }

  private Optional<SectorFault> under(long challenge) {
    for (int row = geometry.top() - 1; row >= geometry.blockRow(); row--) {
      TreeGeometry.Group group = geometry.group(challenge, row);
      if (!batch.parent(place, material.groupPlace(group)).equals(vouched(challenge, row + 1))) {
        return Optional.of(
            row < geometry.firstStored()
                ? replicaCorrupt(challenge, geometry.firstStored())
                : material.doubt().orElseGet(() -> treeCorrupt(challenge, group)));
      }
    }
    int row = geometry.blockRow();
    Bytes32 rebuilt = batch.inBlock(place, material.blockPlace(challenge), row, 0);
    return rebuilt.equals(vouched(challenge, row))
        ? Optional.empty()
        : Optional.of(replicaCorrupt(challenge, row));
  }

  private SectorFault treeCorrupt(long challenge, TreeGeometry.Group group) {
    return at(
        FaultReason.TREE_CORRUPT,
        challenge,
        group.row(),
        treeFile(group.tree())
            + ": nodes "
            + 8 * group.index()
            + " to "
            + (8 * group.index() + 7)
            + " of row "
            + group.row()
            + " don't hash to the node above them");
  }

  private SectorFault replicaCorrupt(long challenge, int row) {
    long leaves = 1L << (3 * row);
    long first = challenge / leaves * leaves;
    long surplus = material.surplus();
    return at(
        surplus > 0 ? FaultReason.REPLICA_LONG : FaultReason.REPLICA_CORRUPT,
        challenge,
        0,
        sector.replica().replica()
            + (surplus > 0 ? " has " + surplus + " bytes too many, and its leaves " : ": leaves ")
            + first
            + " to "
            + (first + leaves - 1)
            + " don't hash to their node in row "
            + row);
  }

  /** The stored node over a challenge. */
  private Bytes32 vouched(long challenge, int row) {
    return row == geometry.top()
        ? material.root(geometry.tree(challenge))
        : material.member(geometry.group(challenge, row), geometry.own(challenge, row));
  }

  /** A root alone may be damaged; then what lies under it still makes comm_r_last. */
  private SectorFault wrongRoot() {
    List<Bytes32> mended = new ArrayList<>();
    OptionalInt damaged = OptionalInt.empty();
    for (int tree = 0; tree < geometry.shape().baseTrees(); tree++) {
      Bytes32 stored = material.root(tree);
      Bytes32 made = rootFromBelow(tree).orElse(stored);
      if (!made.equals(stored) && damaged.isEmpty()) {
        damaged = OptionalInt.of(tree);
      }
      mended.add(made);
    }
    Bytes32 wanted = material.aux().commRLast();
    if (damaged.isPresent()
        && CompoundTree.rootOf(geometry.shape(), mended, kernels).equals(wanted)) {
      return at(
          FaultReason.TREE_CORRUPT,
          sector.challenges().getFirst(),
          geometry.top(),
          treeFile(damaged.getAsInt()) + ": the root is not that of the nodes under it");
    }
    return new SectorFault(
        sector.replica().sector(),
        FaultReason.ROOT_MISMATCH,
        OptionalLong.empty(),
        OptionalInt.of(geometry.levels()),
        treeFile(0)
            + (geometry.shape().baseTrees() > 1 ? " and its sisters make" : " has")
            + " the root "
            + batch.root(place)
            + ", p_aux has "
            + wanted
            + "; by their length the files begin with row "
            + geometry.firstStored());
  }

  private Optional<Bytes32> rootFromBelow(int tree) {
    if (geometry.firstStored() < geometry.top()) {
      return material.topGroupParent(tree);
    }
    for (long challenge : sector.challenges()) {
      if (geometry.tree(challenge) == tree) {
        if (geometry.blockRow() == geometry.top()) {
          return Optional.of(
              batch.inBlock(place, material.blockPlace(challenge), geometry.top(), 0));
        }
        TreeGeometry.Group group = geometry.group(challenge, geometry.top() - 1);
        return Optional.of(batch.parent(place, material.groupPlace(group)));
      }
    }
    return Optional.empty();
  }

  private String treeFile(int tree) {
    return new SectorPaths(
            sector.replica().replica(), sector.replica().cache(), sector.replica().cache())
        .treeRLast(tree, geometry.shape().baseTrees())
        .toString();
  }

  private SectorFault at(FaultReason reason, long challenge, int row, String detail) {
    return SectorFault.at(sector.replica().sector(), reason, challenge, row, detail);
  }
}
