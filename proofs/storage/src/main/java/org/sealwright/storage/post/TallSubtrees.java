// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.RowHasher;

/**
 * Makes the rows between blocks and files where more rows were discarded than the networks do. Each
 * lowest stored node that a challenge lies under is rebuilt from all leaves under it, which stream
 * by in pieces of a megabyte.
 */
final class TallSubtrees {
  private static final int BLOCKS_AT_ONCE = 64;

  private final SectorFiles files;
  private final PoStReplica replica;
  private final List<Long> challenges;
  private final SectorMaterial material;
  private final TreeGeometry geometry;
  private final RowHasher octal;
  private final Kernels kernels;
  private final ReadTimer timer;

  TallSubtrees(
      SectorFiles files,
      PoStReplica replica,
      List<Long> challenges,
      SectorMaterial material,
      Kernels kernels,
      ReadTimer timer) {
    this.files = files;
    this.replica = replica;
    this.challenges = challenges;
    this.material = material;
    this.geometry = material.geometry();
    this.kernels = kernels;
    this.timer = timer;
    this.octal = RowHasher.poseidon(kernels, geometry.shape().baseArity());
  }

  /** Adds the missing groups to the material. */
  void rebuild() throws SectorFaultException {
    long leaves = 1L << (3 * geometry.firstStored());
    Map<Long, List<Long>> under = new LinkedHashMap<>();
    for (long challenge : challenges) {
      under.computeIfAbsent(challenge / leaves, node -> new ArrayList<>()).add(challenge);
    }
    for (Map.Entry<Long, List<Long>> subtree : under.entrySet()) {
      subtree(subtree.getKey() * leaves, leaves, subtree.getValue());
    }
  }

  private void subtree(long firstLeaf, long leaves, List<Long> inside) throws SectorFaultException {
    byte[] row = blockRoots(firstLeaf, leaves, inside.getFirst());
    for (int at = geometry.blockRow(); at < geometry.firstStored(); at++) {
      for (long challenge : inside) {
        TreeGeometry.Group group = geometry.group(challenge, at);
        if (!material.hasGroup(group)) {
          long first = geometry.group(firstLeaf, at).index();
          int from = Math.toIntExact((group.index() - first) * TreeGeometry.GROUP);
          int to = material.addGroup(group);
          System.arraycopy(row, from, material.groups(), to, TreeGeometry.GROUP);
        }
      }
      row = parents(row, row.length / TreeGeometry.GROUP);
    }
  }

  /** The row of nodes over the blocks of a subtree. */
  private byte[] blockRoots(long firstLeaf, long leaves, long challenge)
      throws SectorFaultException {
    int blocks = Math.toIntExact(leaves / geometry.blockLeaves());
    byte[] roots = new byte[blocks * TreeGeometry.NODE];
    for (int block = 0; block < blocks; block += BLOCKS_AT_ONCE) {
      int count = Math.min(BLOCKS_AT_ONCE, blocks - block);
      byte[] nodes = new byte[count * geometry.blockBytes()];
      long offset = firstLeaf * TreeGeometry.NODE + (long) block * geometry.blockBytes();
      files.readLeaves(offset, nodes, 0, nodes.length);
      checkCanonical(nodes, offset / TreeGeometry.NODE, challenge);
      for (int row = 0; row < geometry.blockRow(); row++) {
        nodes = parents(nodes, nodes.length / TreeGeometry.GROUP);
      }
      System.arraycopy(nodes, 0, roots, block * TreeGeometry.NODE, nodes.length);
    }
    return roots;
  }

  private void checkCanonical(byte[] nodes, long firstLeaf, long challenge)
      throws SectorFaultException {
    long bad =
        kernels
            .field()
            .firstNonCanonical(MemorySegment.ofArray(nodes), 0, nodes.length / TreeGeometry.NODE);
    if (bad >= 0) {
      throw new SectorFaultException(
          SectorFault.at(
              replica.sector(),
              FaultReason.NODE_NOT_CANONICAL,
              challenge,
              0,
              "leaf " + (firstLeaf + bad) + " of " + replica.replica() + " is not below r"));
    }
  }

  private byte[] parents(byte[] children, int count) {
    byte[] out = new byte[count * TreeGeometry.NODE];
    timer.stop();
    octal.hash(MemorySegment.ofArray(children), 0, MemorySegment.ofArray(out), 0, count);
    timer.start();
    return out;
  }
}
