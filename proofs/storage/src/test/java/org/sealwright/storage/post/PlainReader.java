// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.storage.SectorSize;

/**
 * Whether a small sector can be proved, told the plain way: one node after the other, scalar
 * hashes, nothing shared with the reader but the names of the files. Base trees have 64 leaves.
 *
 * <p>Which rows are stored the length of a file has to tell, unless they are the usual ones.
 */
final class PlainReader {
  private static final int LEAVES = 64;

  private final SectorSize size;
  private final int firstStored;

  /**
   * For sectors of one size.
   *
   * @param firstStored lowest row in the files of the trees, 1 or 2
   */
  PlainReader(SectorSize size, int firstStored) {
    this.size = size;
    this.firstStored = firstStored;
  }

  boolean canBeProved(PoStReplica replica, List<Long> challenges) throws IOException {
    Optional<byte[]> leaves = read(replica.replica(), Math.toIntExact(size.bytes()));
    Optional<byte[]> aux = read(replica.cache().resolve("p_aux"), 64);
    List<byte[]> trees = new ArrayList<>();
    int stored = 32 * (firstStored == 1 ? 9 : 1);
    boolean told = firstStored == 2;
    for (int tree = 0; tree < size.baseTrees(); tree++) {
      String number = size.baseTrees() == 1 ? "" : "-" + tree;
      Path file = replica.cache().resolve("sc-02-data-tree-r-last" + number + ".dat");
      read(file, stored).ifPresent(trees::add);
      told |= Files.exists(file) && Files.size(file) == stored;
    }
    if (!told || leaves.isEmpty() || aux.isEmpty() || trees.size() < size.baseTrees()) {
      return false;
    }
    Optional<Bytes32> commRLast = Optional.of(node(aux.get(), 1));
    return hash(List.of(node(aux.get(), 0), node(aux.get(), 1)))
            .equals(Optional.of(replica.commR()))
        && root(trees).equals(commRLast)
        && challenges.stream().allMatch(challenge -> path(challenge, leaves.get(), trees));
  }

  private Optional<Bytes32> root(List<byte[]> trees) {
    List<Bytes32> row = trees.stream().map(tree -> node(tree, tree.length / 32 - 1)).toList();
    for (int arity : new int[] {size.subArity(), size.topArity()}) {
      List<Bytes32> above = new ArrayList<>();
      for (int i = 0; arity > 0 && i < row.size(); i += arity) {
        Optional<Bytes32> parent = hash(row.subList(i, i + arity));
        if (parent.isEmpty()) {
          return parent;
        }
        above.add(parent.get());
      }
      row = arity > 0 ? above : row;
    }
    return Optional.of(row.getFirst());
  }

  /** All nodes beside the path hash to what lies above them. */
  private boolean path(long challenge, byte[] leaves, List<byte[]> trees) {
    int tree = (int) (challenge / LEAVES);
    int group = (int) (challenge % LEAVES / 8);
    byte[] stored = trees.get(tree);
    Bytes32 root = node(stored, stored.length / 32 - 1);
    List<Bytes32> row = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      if (firstStored == 1) {
        row.add(node(stored, i));
      } else {
        Optional<Bytes32> made = hash(group(leaves, 8 * tree + i));
        if (made.isEmpty()) {
          return false;
        }
        row.add(made.get());
      }
    }
    return hash(group(leaves, 8 * tree + group)).equals(Optional.of(row.get(group)))
        && hash(row).equals(Optional.of(root));
  }

  private static List<Bytes32> group(byte[] leaves, int index) {
    List<Bytes32> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(node(leaves, 8 * index + i));
    }
    return nodes;
  }

  private static Optional<Bytes32> hash(List<Bytes32> nodes) {
    return nodes.stream().allMatch(Bytes32::isCanonical)
        ? Optional.of(new Poseidon(PoseidonConstants.ofArity(nodes.size())).hash(nodes))
        : Optional.empty();
  }

  private static Bytes32 node(byte[] nodes, int index) {
    return Bytes32.of(Arrays.copyOfRange(nodes, 32 * index, 32 * index + 32));
  }

  /** The beginning of a file; none where there is not as much. */
  private static Optional<byte[]> read(Path file, int length) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] all = Files.readAllBytes(file);
    return all.length < length ? Optional.empty() : Optional.of(Arrays.copyOf(all, length));
  }
}
