// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.ShaTreeHasher;

/**
 * The way from a node of a binary SHA-256 tree to its root (go-data-segment, {@code ProofData}).
 *
 * @param index position of the node in its row, unsigned
 * @param path siblings, from the node's own upward; at most 128
 */
public record SegmentPath(long index, List<Bytes32> path) {

  /** The longest path that may be written down. */
  public static final int MAX_WRITTEN = 128;

  /** The longest path that can lead anywhere. */
  public static final int MAX_DEPTH = 63;

  /**
   * Copies the path.
   *
   * @throws MalformedInputException where it is longer than 128
   */
  public SegmentPath {
    path = List.copyOf(path);
    if (path.size() > MAX_WRITTEN) {
      throw new MalformedInputException(
          "path: got " + path.size() + " nodes, wanted at most " + MAX_WRITTEN);
    }
  }

  /** Nodes in the path: levels between the node and the root. */
  public int depth() {
    return path.size();
  }

  /** Why this can be no path in any tree. */
  public Optional<SegmentProblem> problem() {
    if (depth() > MAX_DEPTH) {
      return Optional.of(SegmentProblem.PATH_TOO_LONG);
    }
    return index >>> depth() == 0
        ? Optional.empty()
        : Optional.of(SegmentProblem.POSITION_BEYOND_TREE);
  }

  /**
   * The root that the path leads to from {@code node}.
   *
   * @throws MalformedInputException where there is a {@link #problem}
   */
  public Bytes32 root(Bytes32 node) {
    Optional<SegmentProblem> problem = problem();
    if (problem.isPresent()) {
      throw new MalformedInputException(
          "path of "
              + depth()
              + " nodes from position "
              + Long.toUnsignedString(index)
              + ": "
              + problem.get());
    }
    Bytes32 root = node;
    long position = index;
    for (Bytes32 sibling : path) {
      root =
          (position & 1) == 0
              ? ShaTreeHasher.parent(root, sibling)
              : ShaTreeHasher.parent(sibling, root);
      position >>>= 1;
    }
    return root;
  }
}
