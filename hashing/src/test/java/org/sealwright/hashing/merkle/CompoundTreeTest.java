// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.hashing.work.Work;

/** Trees of every shape against naive ones; proofs of every leaf, and what makes them fail. */
class CompoundTreeTest {
  private static final Kernels KERNELS = Kernels.select(KernelSelection.auto());

  private static byte[] leaves(TreeShape shape) {
    SplittableRandom random = new SplittableRandom(shape.leaves());
    byte[] bytes = new byte[Math.toIntExact(32 * shape.leaves())];
    random.nextBytes(bytes);
    for (int i = 31; i < bytes.length; i += 32) {
      bytes[i] &= 0x3f;
    }
    return bytes;
  }

  private static CompoundTree build(TreeShape shape, byte[] data, int discard) {
    TreeLayout layout = new TreeLayout(8, shape.baseLeaves(), discard);
    RowHasher octal = RowHasher.poseidon(KERNELS, 8);
    TreeBuilder builder = new TreeBuilder(octal, Work.serial());
    MemorySegment all = MemorySegment.ofArray(data);
    List<StoredTree> trees = new ArrayList<>();
    for (int i = 0; i < shape.baseTrees(); i++) {
      MemorySegment own = all.asSlice(32 * (i * shape.baseLeaves()), 32 * shape.baseLeaves());
      MemorySegment store = MemorySegment.ofArray(new byte[Math.toIntExact(layout.storedBytes())]);
      builder.build(layout, own, 0, store, 0, "test");
      trees.add(new StoredTree(layout, store, own, octal));
    }
    return new CompoundTree(shape, trees, KERNELS);
  }

  /** Row after row through the plain hash. */
  private static Bytes32 naiveRoot(TreeShape shape, byte[] data) {
    List<Bytes32> row = new ArrayList<>();
    for (int i = 0; i < shape.leaves(); i++) {
      row.add(Bytes32.from(MemorySegment.ofArray(data), 32L * i));
    }
    while (row.size() > shape.baseTrees()) {
      row = parents(row, 8);
    }
    for (int arity : new int[] {shape.subArity(), shape.topArity()}) {
      row = arity == 0 ? row : parents(row, arity);
    }
    assertThat(row).hasSize(1);
    return row.getFirst();
  }

  private static List<Bytes32> parents(List<Bytes32> row, int arity) {
    Poseidon poseidon = new Poseidon(PoseidonConstants.ofArity(arity));
    List<Bytes32> above = new ArrayList<>();
    for (int i = 0; i < row.size(); i += arity) {
      above.add(poseidon.hash(row.subList(i, i + arity)));
    }
    return above;
  }

  @ParameterizedTest
  @CsvSource({
    "8, 0, 0, 0",
    "64, 0, 0, 0",
    "64, 0, 0, 1",
    "512, 0, 0, 0",
    "512, 0, 0, 1",
    "512, 0, 0, 2",
    "128, 2, 0, 0",
    "128, 2, 0, 1",
    "512, 8, 0, 0",
    "512, 8, 0, 1",
    "1024, 8, 2, 0",
    "1024, 8, 2, 1",
    "1024, 2, 0, 2"
  })
  void everyLeafOfEveryShapeIsProved(long leaves, int sub, int top, int discard) {
    TreeShape shape = new TreeShape(leaves, sub, top);
    byte[] data = leaves(shape);
    CompoundTree tree = build(shape, data, discard);
    assertThat(tree.root()).isEqualTo(naiveRoot(shape, data));
    List<InclusionProof> proofs = new ArrayList<>();
    for (long leaf = 0; leaf < leaves; leaf++) {
      InclusionProof proof = tree.prove(leaf);
      assertThat(proof.leafIndex()).isEqualTo(leaf);
      assertThat(proof.root()).isEqualTo(tree.root());
      assertThat(proof.leaf()).isEqualTo(Bytes32.from(MemorySegment.ofArray(data), 32 * leaf));
      proofs.add(proof);
    }
    assertThat(InclusionVerifier.poseidon(shape, KERNELS).firstInvalid(proofs)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"64, 0, 0", "128, 2, 0", "512, 8, 0", "1024, 8, 2"})
  void anyChangedByteOrIndexIsFound(long leaves, int sub, int top) {
    TreeShape shape = new TreeShape(leaves, sub, top);
    InclusionProof good = build(shape, leaves(shape), 1).prove(leaves / 2 + 3);
    List<InclusionProof> changed = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      changed.add(rebuilt(flip(good.root(), i), good.leaf(), good.levels(), shape));
      changed.add(rebuilt(good.root(), flip(good.leaf(), i), good.levels(), shape));
    }
    for (int level = 0; level < good.levels().size(); level++) {
      PathElement element = good.levels().get(level);
      for (int k = 0; k < element.hashes().size(); k++) {
        for (int i = 0; i < 32; i++) {
          List<Bytes32> hashes = new ArrayList<>(element.hashes());
          hashes.set(k, flip(hashes.get(k), i));
          changed.add(with(good, level, new PathElement(hashes, element.index()), shape));
        }
      }
      for (int index = -1; index <= element.arity(); index++) {
        if (index != element.index()) {
          changed.add(with(good, level, new PathElement(element.hashes(), index), shape));
        }
      }
      List<Bytes32> fewer = element.hashes().subList(1, element.hashes().size());
      changed.add(with(good, level, new PathElement(fewer, 0), shape));
    }
    InclusionVerifier verifier = InclusionVerifier.poseidon(shape, KERNELS);
    assertThat(verifier.firstInvalid(List.of(good))).isEqualTo(-1);
    for (InclusionProof proof : changed) {
      assertThat(verifier.firstInvalid(List.of(good, proof))).isEqualTo(1);
    }
  }

  private static Bytes32 flip(Bytes32 value, int index) {
    byte[] bytes = value.toArray();
    bytes[index] ^= 1;
    return Bytes32.of(bytes);
  }

  private static InclusionProof with(
      InclusionProof proof, int level, PathElement element, TreeShape shape) {
    List<PathElement> levels = new ArrayList<>(proof.levels());
    levels.set(level, element);
    return rebuilt(proof.root(), proof.leaf(), levels, shape);
  }

  private static InclusionProof rebuilt(
      Bytes32 root, Bytes32 leaf, List<PathElement> levels, TreeShape shape) {
    int above = (shape.subArity() > 0 ? 1 : 0) + (shape.topArity() > 0 ? 1 : 0);
    int base = levels.size() - above;
    return new InclusionProof(
        root,
        leaf,
        levels.subList(0, base),
        above > 0 ? Optional.of(levels.get(base)) : Optional.empty(),
        above > 1 ? Optional.of(levels.get(base + 1)) : Optional.empty());
  }

  @Test
  void aStoreThatItsLeavesContradictIsReported() {
    TreeShape shape = new TreeShape(64, 0, 0);
    byte[] data = leaves(shape);
    CompoundTree tree = build(shape, data, 1);
    data[5] ^= 1;
    assertThatThrownBy(() -> tree.prove(0)).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void binaryProofsVerifyToo() {
    TreeLayout layout = TreeLayout.full(2, 64);
    RowHasher sha = RowHasher.sha256(KERNELS);
    MemorySegment store = MemorySegment.ofArray(new byte[Math.toIntExact(layout.storedBytes())]);
    byte[] data = leaves(new TreeShape(64, 0, 0));
    MemorySegment.copy(MemorySegment.ofArray(data), 0, store, 0, data.length);
    new TreeBuilder(sha, Work.serial()).buildOverLeaves(layout, store, 0, "test");
    StoredTree tree = new StoredTree(layout, store, store, sha);
    InclusionVerifier verifier = InclusionVerifier.sha256(6, KERNELS);
    for (int leaf = 0; leaf < 64; leaf++) {
      InclusionProof proof = InclusionProof.single(tree.root(), tree.leaf(leaf), tree.path(leaf));
      assertThat(proof.leafIndex()).isEqualTo(leaf);
      assertThat(verifier.firstInvalid(List.of(proof))).isEqualTo(-1);
      InclusionProof other =
          InclusionProof.single(tree.root(), flip(tree.leaf(leaf), 3), tree.path(leaf));
      assertThat(verifier.firstInvalid(List.of(proof, other))).isEqualTo(1);
    }
  }
}
