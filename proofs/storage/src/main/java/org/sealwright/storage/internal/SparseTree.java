// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ZeroCommitments;

/**
 * A binary SHA-256 tree of which only some subtrees are given, by their roots; all else is zeros.
 * Takes memory for the nodes above what is given, about 80 bytes each, and none for the zeros.
 */
public final class SparseTree {
  private static final int NODE = Bytes32.LENGTH;

  private final List<Row> rows;

  private SparseTree(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * The root of a subtree.
   *
   * @param level rows between it and the leaves
   * @param position its index in that row
   * @param node its value
   */
  public record Subtree(int level, long position, Bytes32 node) {}

  /**
   * Builds the tree.
   *
   * @param height rows above the leaves
   * @param subtrees in any order
   * @throws MalformedInputException where two overlap, or one lies outside
   */
  public static SparseTree build(int height, List<Subtree> subtrees) {
    ZeroCommitments.ofHeight(height);
    Map<Integer, List<Subtree>> byLevel = new TreeMap<>();
    for (Subtree subtree : subtrees) {
      int level = subtree.level();
      if (level < 0
          || level > height
          || subtree.position() < 0
          || subtree.position() >>> (height - level) != 0) {
        throw new MalformedInputException(
            "node "
                + subtree.position()
                + " of level "
                + level
                + " is outside a tree of height "
                + height);
      }
      byLevel.computeIfAbsent(level, _ -> new ArrayList<>()).add(subtree);
    }
    List<Row> rows = new ArrayList<>();
    Row row = Row.of(0);
    for (int level = 0; level <= height; level++) {
      Row above = level == 0 ? row : row.parents(level - 1);
      List<Subtree> given = byLevel.getOrDefault(level, List.of());
      row = given.isEmpty() ? above : above.merge(given);
      rows.add(row);
    }
    return new SparseTree(rows);
  }

  /** Rows above the leaves. */
  public int height() {
    return rows.size() - 1;
  }

  /** The root. */
  public Bytes32 root() {
    return node(height(), 0);
  }

  /** A node; that of zeros where nothing was given under it. */
  public Bytes32 node(int level, long position) {
    Row row = rows.get(level);
    int at = Arrays.binarySearch(row.positions, position);
    return at < 0 ? ZeroCommitments.ofHeight(level) : row.node(at);
  }

  /** The siblings from a node's own level upward. */
  public List<Bytes32> path(int level, long position) {
    List<Bytes32> path = new ArrayList<>();
    for (int row = level; row < height(); row++) {
      path.add(node(row, (position >>> (row - level)) ^ 1));
    }
    return List.copyOf(path);
  }

  /** The nodes of one level, by rising position. */
  private static final class Row {
    private final long[] positions;
    private final byte[] nodes;

    private Row(long[] positions, byte[] nodes) {
      this.positions = positions;
      this.nodes = nodes;
    }

    static Row of(int count) {
      return new Row(new long[count], new byte[NODE * count]);
    }

    Bytes32 node(int at) {
      return Bytes32.of(Arrays.copyOfRange(nodes, NODE * at, NODE * (at + 1)));
    }

    Row parents(int level) {
      byte[] zero = ZeroCommitments.ofHeight(level).toArray();
      MessageDigest sha = Digests.sha256();
      Row above = of(positions.length);
      int count = 0;
      for (int i = 0; i < positions.length; ) {
        boolean left = (positions[i] & 1) == 0;
        boolean both = left && i + 1 < positions.length && positions[i + 1] == (positions[i] | 1);
        above.positions[count] = positions[i] >>> 1;
        sha.update(left ? nodes : zero, left ? NODE * i : 0, NODE);
        boolean ownRight = both || !left;
        sha.update(ownRight ? nodes : zero, ownRight ? NODE * (both ? i + 1 : i) : 0, NODE);
        byte[] parent = sha.digest();
        parent[NODE - 1] &= 0x3f;
        System.arraycopy(parent, 0, above.nodes, NODE * count, NODE);
        count++;
        i += both ? 2 : 1;
      }
      return new Row(
          Arrays.copyOf(above.positions, count), Arrays.copyOf(above.nodes, NODE * count));
    }

    Row merge(List<Subtree> given) {
      List<Subtree> sorted = new ArrayList<>(given);
      sorted.sort(Comparator.comparingLong(Subtree::position));
      Row out = of(positions.length + sorted.size());
      int own = 0;
      int count = 0;
      for (Subtree subtree : sorted) {
        while (own < positions.length && positions[own] < subtree.position()) {
          out.set(count++, positions[own], nodes, NODE * own);
          own++;
        }
        boolean taken =
            (own < positions.length && positions[own] == subtree.position())
                || (count > 0 && out.positions[count - 1] == subtree.position());
        if (taken) {
          throw new MalformedInputException(
              "node " + subtree.position() + " of level " + subtree.level() + " overlaps another");
        }
        out.set(count++, subtree.position(), subtree.node().toArray(), 0);
      }
      for (; own < positions.length; own++) {
        out.set(count++, positions[own], nodes, NODE * own);
      }
      return out;
    }

    private void set(int at, long position, byte[] source, int offset) {
      positions[at] = position;
      System.arraycopy(source, offset, nodes, NODE * at, NODE);
    }
  }
}
