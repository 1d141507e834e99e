// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;

/** The base trees of one {@link TreeShape} and the few nodes above them, which no file holds. */
public final class CompoundTree {
  private final TreeShape shape;
  private final List<StoredTree> trees;
  private final List<Bytes32> baseRoots;
  private final List<Bytes32> subRoots;
  private final Bytes32 root;

  /** Over all base trees in order. */
  public CompoundTree(TreeShape shape, List<StoredTree> trees, Kernels kernels) {
    this.shape = shape;
    this.trees = List.copyOf(trees);
    this.baseRoots = trees.stream().map(StoredTree::root).toList();
    this.subRoots = shape.subArity() == 0 ? baseRoots : fold(baseRoots, shape.subArity(), kernels);
    this.root = rootOf(shape, baseRoots, kernels);
  }

  /** Root of the whole tree from the roots of its base trees. */
  public static Bytes32 rootOf(TreeShape shape, List<Bytes32> baseRoots, Kernels kernels) {
    if (baseRoots.size() != shape.baseTrees()) {
      throw new IllegalArgumentException(
          baseRoots.size() + " base roots for shape " + shape + ", wanted " + shape.baseTrees());
    }
    List<Bytes32> roots = baseRoots;
    if (shape.subArity() > 0) {
      roots = fold(roots, shape.subArity(), kernels);
    }
    if (shape.topArity() > 0) {
      roots = fold(roots, shape.topArity(), kernels);
    }
    return roots.getFirst();
  }

  /** Root of the whole tree. */
  public Bytes32 root() {
    return root;
  }

  /** Proof of a leaf. */
  public InclusionProof prove(long index) {
    int tree = Math.toIntExact(index / shape.baseLeaves());
    long local = index % shape.baseLeaves();
    StoredTree base = trees.get(tree);
    Optional<PathElement> sub = Optional.empty();
    Optional<PathElement> top = Optional.empty();
    if (shape.subArity() > 0) {
      sub = Optional.of(element(baseRoots, shape.subArity(), tree));
    }
    if (shape.topArity() > 0) {
      top = Optional.of(element(subRoots, shape.topArity(), tree / shape.subArity()));
    }
    return new InclusionProof(root, base.leaf(local), base.path(local), sub, top);
  }

  private static PathElement element(List<Bytes32> row, int arity, int position) {
    int own = position % arity;
    List<Bytes32> siblings = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      if (i != own) {
        siblings.add(row.get(position - own + i));
      }
    }
    return new PathElement(siblings, own);
  }

  private static List<Bytes32> fold(List<Bytes32> nodes, int arity, Kernels kernels) {
    int count = nodes.size() / arity;
    MemorySegment in = MemorySegment.ofArray(new byte[32 * nodes.size()]);
    MemorySegment out = MemorySegment.ofArray(new byte[32 * count]);
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).writeTo(in, 32L * i);
    }
    RowHasher.poseidon(kernels, arity).hash(in, 0, out, 0, count);
    List<Bytes32> roots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      roots.add(Bytes32.from(out, 32L * i));
    }
    return roots;
  }
}
