// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;

/**
 * That a leaf is in a tree of any shape: the path through its base tree, then through the sub tree
 * and the top where there are any.
 *
 * @param root root of the whole tree
 * @param leaf the leaf, not hashed
 * @param base path in the base tree, leaf side first
 * @param sub position among the base trees of a sub tree
 * @param top position among the sub trees
 */
public record InclusionProof(
    Bytes32 root,
    Bytes32 leaf,
    List<PathElement> base,
    Optional<PathElement> sub,
    Optional<PathElement> top) {

  /** Copies the path. */
  public InclusionProof {
    base = List.copyOf(base);
  }

  /** In a plain tree. */
  public static InclusionProof single(Bytes32 root, Bytes32 leaf, List<PathElement> base) {
    return new InclusionProof(root, leaf, base, Optional.empty(), Optional.empty());
  }

  /** All levels, leaf side first. */
  public List<PathElement> levels() {
    List<PathElement> all = new ArrayList<>(base);
    sub.ifPresent(all::add);
    top.ifPresent(all::add);
    return all;
  }

  /** Index of the leaf that the positions along the path spell. */
  public long leafIndex() {
    long index = 0;
    long weight = 1;
    for (PathElement level : levels()) {
      index += level.index() * weight;
      weight *= level.arity();
    }
    return index;
  }
}
