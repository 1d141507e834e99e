// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;

/**
 * A binary tree of SHA-256: a leaf is {@code H(0 | data)}, a node {@code H(1 | left | right)}, and
 * a level of odd length repeats its last node.
 *
 * <p>That repetition lets trees over different numbers of leaves have one root, so whoever verifies
 * must know the number of leaves; {@link #verify} takes it.
 */
public final class HashTree {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private final List<List<Hash256>> levels;

  private HashTree(List<List<Hash256>> levels) {
    this.levels = levels;
  }

  /** The tree over some data, one leaf each; at least one. */
  public static HashTree of(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      throw new EconomicsException("a tree of no leaves has no root");
    }
    List<List<Hash256>> levels = new ArrayList<>();
    List<Hash256> level = leaves.stream().map(HashTree::leaf).toList();
    levels.add(level);
    while (level.size() > 1) {
      List<Hash256> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(node(level.get(i), level.get(Math.min(i + 1, level.size() - 1))));
      }
      levels.add(above);
      level = above;
    }
    return new HashTree(levels);
  }

  private static Hash256 leaf(byte[] data) {
    return Hash256.sha256(LEAF, data);
  }

  private static Hash256 node(Hash256 left, Hash256 right) {
    return Hash256.sha256(NODE, left.raw(), right.raw());
  }

  /** The root. */
  public Hash256 root() {
    return levels.getLast().getFirst();
  }

  /** The siblings of a leaf, from the bottom up. */
  public List<Hash256> path(int index) {
    checkIndex(index, levels.getFirst().size());
    List<Hash256> path = new ArrayList<>();
    for (List<Hash256> level : levels.subList(0, levels.size() - 1)) {
      int position = index >>> path.size();
      path.add(level.get(Math.min(position ^ 1, level.size() - 1)));
    }
    return path;
  }

  /**
   * Whether data is the leaf at {@code index} of a tree of {@code count} leaves with that root.
   *
   * @param path siblings from the bottom up, of any length
   */
  public static boolean verify(
      Hash256 root, int count, int index, byte[] data, List<Hash256> path) {
    checkIndex(index, count);
    Hash256 hash = leaf(data);
    int width = count;
    int position = index;
    for (Hash256 sibling : path) {
      if (width == 1 || (position == width - 1 && position % 2 == 0 && !sibling.equals(hash))) {
        return false;
      }
      hash = position % 2 == 0 ? node(hash, sibling) : node(sibling, hash);
      position /= 2;
      width = (width + 1) / 2;
    }
    return width == 1 && hash.equals(root);
  }

  private static void checkIndex(int index, int count) {
    if (index < 0 || index >= count) {
      throw new EconomicsException("leaf is " + index + "; wanted 0 to " + (count - 1));
    }
  }
}
