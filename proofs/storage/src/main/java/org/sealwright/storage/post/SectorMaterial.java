// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.storage.seal.PersistentAux;

/**
 * What one sector's proofs are made of, as the files had it: blocks of leaves and groups of
 * siblings, each once however many challenges meet it.
 */
final class SectorMaterial {
  private final TreeGeometry geometry;
  private final PersistentAux aux;
  private final long surplus;
  private final Optional<SectorFault> doubt;
  private final byte[] roots;
  private final byte[] topGroups;
  private final Map<Long, Integer> blockPlaces = new LinkedHashMap<>();
  private final Map<TreeGeometry.Group, Integer> groupPlaces = new LinkedHashMap<>();
  private byte[] leaves;
  private byte[] groups = new byte[16 * TreeGeometry.GROUP];

  /**
   * With room for the blocks of {@code challenges}.
   *
   * @param surplus bytes of the replica's file that follow the sector's
   * @param doubt that a file of the tree is too long, which counts where the tree is not well
   * @param roots the stored roots of the base trees
   * @param topGroups the stored children of those roots, where they are stored
   */
  SectorMaterial(
      TreeGeometry geometry,
      PersistentAux aux,
      long surplus,
      Optional<SectorFault> doubt,
      byte[] roots,
      byte[] topGroups,
      List<Long> challenges) {
    this.geometry = geometry;
    this.aux = aux;
    this.surplus = surplus;
    this.doubt = doubt;
    this.roots = roots;
    this.topGroups = topGroups;
    for (long challenge : challenges) {
      blockPlaces.putIfAbsent(geometry.block(challenge), blockPlaces.size());
    }
    this.leaves = new byte[blockPlaces.size() * geometry.blockBytes()];
  }

  TreeGeometry geometry() {
    return geometry;
  }

  PersistentAux aux() {
    return aux;
  }

  long surplus() {
    return surplus;
  }

  Optional<SectorFault> doubt() {
    return doubt;
  }

  /** Stored root of a base tree. */
  Bytes32 root(int tree) {
    return node(roots, tree);
  }

  /** Stored roots of all base trees. */
  byte[] roots() {
    return roots;
  }

  /** What the stored children of a base root hash to; empty where some are no field elements. */
  Optional<Bytes32> topGroupParent(int tree) {
    List<Bytes32> children = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      children.add(node(topGroups, 8 * tree + i));
    }
    return children.stream().allMatch(Bytes32::isCanonical)
        ? Optional.of(new Poseidon(PoseidonConstants.ofArity(8)).hash(children))
        : Optional.empty();
  }

  /** Number and place of every block. */
  Map<Long, Integer> blocks() {
    return blockPlaces;
  }

  /** Place of the block of a leaf. */
  int blockPlace(long leaf) {
    return blockPlaces.get(geometry.block(leaf));
  }

  /** All blocks, by place. */
  byte[] leaves() {
    return leaves;
  }

  /** Lets go of the leaves, which are the bulk. */
  void dropLeaves() {
    leaves = new byte[0];
  }

  boolean hasGroup(TreeGeometry.Group group) {
    return groupPlaces.containsKey(group);
  }

  /** Makes room for a group; returns its byte offset in {@link #groups()}. */
  int addGroup(TreeGeometry.Group group) {
    int place = groupPlaces.size();
    groupPlaces.put(group, place);
    int end = (place + 1) * TreeGeometry.GROUP;
    if (end > groups.length) {
      groups = Arrays.copyOf(groups, Math.max(end, 2 * groups.length));
    }
    return place * TreeGeometry.GROUP;
  }

  /** Number of groups. */
  int groupCount() {
    return groupPlaces.size();
  }

  /** All groups, by place; may be longer than they are. */
  byte[] groups() {
    return groups;
  }

  int groupPlace(TreeGeometry.Group group) {
    return groupPlaces.get(group);
  }

  /** A node of a group. */
  Bytes32 member(TreeGeometry.Group group, int own) {
    return node(groups, groupPlace(group) * 8 + own);
  }

  private static Bytes32 node(byte[] nodes, int index) {
    return Bytes32.from(MemorySegment.ofArray(nodes), (long) index * TreeGeometry.NODE);
  }
}
