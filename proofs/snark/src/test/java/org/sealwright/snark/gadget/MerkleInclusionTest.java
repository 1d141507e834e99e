// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;

/** Counts are those that the reference's own tests assert, with a public root. */
final class MerkleInclusionTest {

  @ParameterizedTest
  @CsvSource({"64, 0, 0, 1063", "512, 8, 0, 1593", "1024, 8, 2, 1907"})
  void poseidonPathHoldsAndItsLeafIndexIsAnInput(long leaves, int sub, int top, int rows) {
    TreeShape shape = new TreeShape(leaves, sub, top);
    SplittableRandom random = new SplittableRandom(rows);
    Bytes32 leaf = Trial.random(random);
    List<PathElement> path = new ArrayList<>();
    Bytes32 root = leaf;
    long index = 0;
    long weight = 1;
    for (int arity : MerkleInclusion.arities(shape)) {
      List<Bytes32> children = new ArrayList<>();
      for (int i = 1; i < arity; i++) {
        children.add(Trial.random(random));
      }
      int place = random.nextInt(arity);
      path.add(new PathElement(children, place));
      children.add(place, root);
      root = new Poseidon(PoseidonConstants.ofArity(arity)).hash(children);
      index += place * weight;
      weight *= arity;
    }
    Circuit circuit = circuit(shape, leaf, path, root);
    try (Trial trial = new Trial(circuit)) {
      assertThat(trial.value(1)).isEqualTo(BigInteger.valueOf(index));
      assertThat(trial.inputs()).isEqualTo(3);
      trial.assertThatAnyChangeIsNoticed(30, rows);
    }
    assertThat(CircuitCounts.of(circuit).rows()).isEqualTo(rows);
  }

  @Test
  void binaryShaPathOfSixLevelsHasTheReferenceCount() {
    List<PathElement> path = Collections.nCopies(6, new PathElement(List.of(Bytes32.ZERO), 0));
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          Sha256Gadget sha256 = new Sha256Gadget(system, numbers);
          int leaf = numbers.allocate(Bytes32.ZERO);
          int root = numbers.allocate(Bytes32.ZERO);
          MerkleInclusion.ofSha256(system, numbers, sha256, 6).enforce(leaf, path, root);
          numbers.inputize(root);
        };
    assertThat(CircuitCounts.of(circuit).rows()).isEqualTo(272_295);
  }

  @Test
  void indexOfGivenBitsMakesNoInput() {
    SplittableRandom random = new SplittableRandom(8);
    Bytes32 leaf = Trial.random(random);
    List<Bytes32> children = new ArrayList<>(List.of(leaf));
    for (int i = 1; i < 8; i++) {
      children.add(Trial.random(random));
    }
    List<PathElement> path = List.of(new PathElement(children.subList(1, 8), 0));
    children.add(5, children.removeFirst());
    Bytes32 root = new Poseidon(PoseidonConstants.ofArity(8)).hash(children);
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int[] index = numbers.split(numbers.inputize(numbers.allocate(5)), 3);
          MerkleInclusion inclusion =
              MerkleInclusion.ofPoseidon(system, numbers, new TreeShape(8, 0, 0));
          // The path says 0; the bits, which say 5, count.
          inclusion.enforceAt(
              index,
              numbers.allocate(leaf),
              inclusion.allocate(path),
              numbers.inputize(numbers.allocate(root)));
        };
    try (Trial trial = new Trial(circuit)) {
      assertThat(trial.inputs()).isEqualTo(3);
      trial.assertThatAnyChangeIsNoticed(30, 8);
    }
  }

  @Test
  void pathOfAnotherShapeIsMalformed() {
    PathElement right = new PathElement(Collections.nCopies(7, Bytes32.ZERO), 0);
    PathElement narrow = new PathElement(Collections.nCopies(6, Bytes32.ZERO), 0);
    PathElement beyond = new PathElement(Collections.nCopies(7, Bytes32.ZERO), 8);
    PathElement before = new PathElement(Collections.nCopies(7, Bytes32.ZERO), -1);
    for (List<PathElement> path :
        List.of(
            List.<PathElement>of(),
            List.of(right),
            List.of(right, right, right),
            List.of(right, narrow),
            List.of(beyond, right),
            List.of(before, right))) {
      Circuit circuit = circuit(new TreeShape(64, 0, 0), Bytes32.ZERO, path, Bytes32.ZERO);
      assertThatThrownBy(() -> new Trial(circuit)).isInstanceOf(MalformedInputException.class);
    }
  }

  private static Circuit circuit(
      TreeShape shape, Bytes32 leaf, List<PathElement> path, Bytes32 root) {
    return system -> {
      Numbers numbers = new Numbers(system);
      MerkleInclusion inclusion = MerkleInclusion.ofPoseidon(system, numbers, shape);
      int leafVariable = numbers.allocate(leaf);
      int rootVariable = numbers.allocate(root);
      inclusion.enforce(leafVariable, path, rootVariable);
      numbers.inputize(rootVariable);
    };
  }
}
