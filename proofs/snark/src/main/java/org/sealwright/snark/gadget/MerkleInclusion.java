// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;

/**
 * That a leaf is in a tree under a root which is a variable already. The leaf's index becomes a
 * public input ({@link #enforce}: PoRCircuit, always with a private root), or its bits are
 * variables already ({@link #enforceAt}: por_no_challenge_input).
 */
public final class MerkleInclusion {
  private final ConstraintSystem system;
  private final Numbers numbers;
  private final Insertion insertion;
  private final int[] arities;
  private final NodeHasher[] hashers;

  /**
   * For one kind of tree.
   *
   * @param arities arity of each level, leaf side first: 2, 4 or 8
   * @param hashers how each level hashes
   */
  public MerkleInclusion(
      ConstraintSystem system, Numbers numbers, int[] arities, NodeHasher[] hashers) {
    this.system = system;
    this.numbers = numbers;
    this.insertion = new Insertion(system, numbers.bits());
    this.arities = arities.clone();
    this.hashers = hashers.clone();
  }

  /** For a tree of SHA-256 over pairs. */
  public static MerkleInclusion ofSha256(
      ConstraintSystem system, Numbers numbers, Sha256Gadget sha256, int levels) {
    int[] arities = new int[levels];
    NodeHasher[] hashers = new NodeHasher[levels];
    Arrays.fill(arities, 2);
    Arrays.fill(hashers, sha256);
    return new MerkleInclusion(system, numbers, arities, hashers);
  }

  /** For a Poseidon tree: octal base trees, then sub trees and a top where the shape has them. */
  public static MerkleInclusion ofPoseidon(
      ConstraintSystem system, Numbers numbers, TreeShape shape) {
    int[] arities = arities(shape);
    NodeHasher[] hashers = new NodeHasher[arities.length];
    Map<Integer, NodeHasher> byArity = new HashMap<>();
    for (int level = 0; level < arities.length; level++) {
      hashers[level] =
          byArity.computeIfAbsent(arities[level], arity -> new PoseidonGadget(system, arity));
    }
    return new MerkleInclusion(system, numbers, arities, hashers);
  }

  /** Arity of each level of a compound tree, leaf side first. */
  public static int[] arities(TreeShape shape) {
    int levels =
        Long.numberOfTrailingZeros(shape.baseLeaves())
            / Integer.numberOfTrailingZeros(shape.baseArity());
    IntStream base = IntStream.generate(shape::baseArity).limit(levels);
    IntStream upper = IntStream.of(shape.subArity(), shape.topArity()).filter(arity -> arity > 0);
    return IntStream.concat(base, upper).toArray();
  }

  /**
   * Enforces inclusion.
   *
   * @param path siblings and positions, leaf side first
   * @throws MalformedInputException where the path doesn't have the shape of the tree or a sibling
   *     is not a field element
   */
  public void enforce(int leaf, List<PathElement> path, int root) {
    check(path);
    int[] index = new int[indexBits()];
    int current = leaf;
    int at = 0;
    for (int level = 0; level < arities.length; level++) {
      try (Namespace _ = system.enter("level", level)) {
        PathElement element = path.get(level);
        int[] place = new int[bitsOf(arities[level])];
        for (int i = 0; i < place.length; i++) {
          place[i] = numbers.bits().allocate((element.index() >>> i & 1) != 0);
          index[at++] = place[i];
        }
        int[] siblings = siblings(element);
        current = hashers[level].hash(insertion.insert(current, place, siblings));
      }
    }
    numbers.packIntoInput(index);
    numbers.equal(current, root, "root");
  }

  /**
   * New variables for the siblings along a path, level by level; its positions are left aside.
   *
   * @param path leaf side first
   * @throws MalformedInputException where the path doesn't have the shape of the tree or a sibling
   *     is not a field element
   */
  public int[][] allocate(List<PathElement> path) {
    check(path);
    int[][] siblings = new int[arities.length][];
    for (int level = 0; level < arities.length; level++) {
      siblings[level] = siblings(path.get(level));
    }
    return siblings;
  }

  /**
   * Enforces inclusion at an index that other rows bind.
   *
   * @param index its bits, lowest first, plain variables: log2 of the number of leaves
   * @param siblings as {@link #allocate} returns them
   */
  public void enforceAt(int[] index, int leaf, int[][] siblings, int root) {
    if (index.length != indexBits()) {
      throw new IllegalArgumentException(
          "got " + index.length + " bits of an index, wanted " + indexBits());
    }
    int current = leaf;
    int at = 0;
    for (int level = 0; level < arities.length; level++) {
      try (Namespace _ = system.enter("level", level)) {
        int[] place = Arrays.copyOfRange(index, at, at + bitsOf(arities[level]));
        at += place.length;
        current = hashers[level].hash(insertion.insert(current, place, siblings[level]));
      }
    }
    numbers.equal(current, root, "root");
  }

  private int[] siblings(PathElement element) {
    int[] siblings = new int[element.hashes().size()];
    for (int i = 0; i < siblings.length; i++) {
      siblings[i] = numbers.allocate(element.hashes().get(i));
    }
    return siblings;
  }

  private void check(List<PathElement> path) {
    if (path.size() != arities.length) {
      throw new MalformedInputException(
          "a path has " + path.size() + " levels, wanted " + arities.length);
    }
    for (int level = 0; level < arities.length; level++) {
      PathElement element = path.get(level);
      if (element.arity() != arities[level]
          || element.index() < 0
          || element.index() >= arities[level]) {
        throw new MalformedInputException(
            "level "
                + level
                + " of a path has arity "
                + element.arity()
                + " and position "
                + element.index()
                + ", wanted arity "
                + arities[level]
                + " and a position below");
      }
    }
  }

  private int indexBits() {
    int count = 0;
    for (int arity : arities) {
      count += bitsOf(arity);
    }
    return count;
  }

  private static int bitsOf(int arity) {
    return Integer.numberOfTrailingZeros(arity);
  }
}
