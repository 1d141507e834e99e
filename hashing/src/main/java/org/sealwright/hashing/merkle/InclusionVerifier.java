// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;

/**
 * Recomputes roots of many proofs of one shape at once, level by level, so that the kernels' lanes
 * are full.
 */
public final class InclusionVerifier {
  private final List<RowHasher> levels;
  private final int baseLevels;
  private final boolean hasSub;
  private final boolean hasTop;
  private final boolean fieldElements;

  private InclusionVerifier(
      List<RowHasher> levels, boolean hasSub, boolean hasTop, boolean fieldElements) {
    this.levels = levels;
    this.baseLevels = levels.size() - (hasSub ? 1 : 0) - (hasTop ? 1 : 0);
    this.hasSub = hasSub;
    this.hasTop = hasTop;
    this.fieldElements = fieldElements;
  }

  /** For a binary SHA-256 tree of {@code height} levels above the leaves. */
  public static InclusionVerifier sha256(int height, Kernels kernels) {
    return new InclusionVerifier(
        Collections.nCopies(height, RowHasher.sha256(kernels)), false, false, false);
  }

  /** For an octal Poseidon tree of {@code shape}. */
  public static InclusionVerifier poseidon(TreeShape shape, Kernels kernels) {
    List<RowHasher> levels = new ArrayList<>();
    RowHasher base = RowHasher.poseidon(kernels, shape.baseArity());
    for (int i = 1; i < TreeLayout.full(shape.baseArity(), shape.baseLeaves()).rows(); i++) {
      levels.add(base);
    }
    if (shape.subArity() > 0) {
      levels.add(RowHasher.poseidon(kernels, shape.subArity()));
    }
    if (shape.topArity() > 0) {
      levels.add(RowHasher.poseidon(kernels, shape.topArity()));
    }
    return new InclusionVerifier(
        List.copyOf(levels), shape.subArity() > 0, shape.topArity() > 0, true);
  }

  /**
   * Index of the first proof that does not lead from its leaf to its root through the right number
   * of levels of the right arities, or -1 where all do.
   */
  public int firstInvalid(List<InclusionProof> proofs) {
    for (int i = 0; i < proofs.size(); i++) {
      if (!isWellFormed(proofs.get(i))) {
        return i;
      }
    }
    if (proofs.isEmpty()) {
      return -1;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nodes = arena.allocate(32L * proofs.size(), 64);
      for (int i = 0; i < proofs.size(); i++) {
        proofs.get(i).leaf().writeTo(nodes, 32L * i);
      }
      for (int level = 0; level < levels.size(); level++) {
        ascend(proofs, level, nodes);
      }
      for (int i = 0; i < proofs.size(); i++) {
        if (!proofs.get(i).root().equals(Bytes32.from(nodes, 32L * i))) {
          return i;
        }
      }
    }
    return -1;
  }

  private void ascend(List<InclusionProof> proofs, int level, MemorySegment nodes) {
    RowHasher hasher = levels.get(level);
    int arity = hasher.arity();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment groups = arena.allocate(32L * arity * proofs.size(), 64);
      for (int i = 0; i < proofs.size(); i++) {
        PathElement element = proofs.get(i).levels().get(level);
        long at = 32L * arity * i;
        for (int k = 0; k < arity; k++) {
          if (k == element.index()) {
            MemorySegment.copy(nodes, 32L * i, groups, at + 32L * k, 32);
          } else {
            int sibling = k < element.index() ? k : k - 1;
            element.hashes().get(sibling).writeTo(groups, at + 32L * k);
          }
        }
      }
      hasher.hash(groups, 0, nodes, 0, proofs.size());
    }
  }

  private boolean isWellFormed(InclusionProof proof) {
    List<PathElement> path = proof.levels();
    if (proof.base().size() != baseLevels
        || proof.sub().isPresent() != hasSub
        || proof.top().isPresent() != hasTop
        || (fieldElements && !proof.leaf().isCanonical())) {
      return false;
    }
    for (int level = 0; level < path.size(); level++) {
      PathElement element = path.get(level);
      if (element.arity() != levels.get(level).arity()
          || element.index() < 0
          || element.index() >= element.arity()) {
        return false;
      }
      if (fieldElements && !element.hashes().stream().allMatch(Bytes32::isCanonical)) {
        return false;
      }
    }
    return true;
  }
}
