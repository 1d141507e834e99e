// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.merkle.TreeShape;

/** Names against those of the files that the network published. */
class CircuitNameTest {
  private static final long GIB_32 = 32L << 30;

  /** Sizes that have published parameters, with what their circuits depend on. */
  private record Size(long bytes, int sub, int top, int layers, int challenges, int slots) {
    TreeShape shape() {
      return new TreeShape(bytes / 32, sub, top);
    }
  }

  private static final List<Size> SIZES =
      List.of(
          new Size(2L << 10, 0, 0, 2, 2, 2),
          new Size(8L << 20, 0, 0, 2, 2, 2),
          new Size(512L << 20, 0, 0, 2, 2, 2),
          new Size(GIB_32, 8, 0, 11, 18, 2349),
          new Size(2 * GIB_32, 8, 2, 11, 18, 2300));

  @Test
  void allPublishedNamesComeOutAndNoOthers() {
    List<String> names = new ArrayList<>();
    for (Size size : SIZES) {
      TreeShape shape = size.shape();
      List<CircuitName> circuits = new ArrayList<>();
      circuits.add(CircuitName.poRep(shape.leaves(), size.layers(), size.challenges(), shape));
      circuits.add(CircuitName.fallbackPoSt(size.bytes(), 10, size.slots(), shape));
      circuits.add(CircuitName.fallbackPoSt(size.bytes(), 1, 66, shape));
      circuits.add(CircuitName.sectorUpdate(shape.leaves(), shape));
      if (size.bytes() >= GIB_32) {
        circuits.add(CircuitName.sectorUpdatePoseidon(shape.leaves(), shape));
      }
      for (CircuitName circuit : circuits) {
        names.add(circuit.fileName(ParameterKind.PROVING_KEY));
        names.add(circuit.fileName(ParameterKind.VERIFYING_KEY));
      }
    }
    assertThat(names).hasSize(44).doesNotHaveDuplicates();
    names.add(CircuitName.AGGREGATION_SRS);
    assertThat(ParameterManifest.published().entries())
        .extracting(ParameterManifest.Entry::name)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void sizesInTheManifestAreThoseOfTheNames() {
    ParameterManifest manifest = ParameterManifest.published();
    for (Size size : SIZES) {
      TreeShape shape = size.shape();
      CircuitName name = CircuitName.poRep(shape.leaves(), size.layers(), size.challenges(), shape);
      assertThat(manifest.get(name.fileName(ParameterKind.VERIFYING_KEY)).sectorBytes())
          .isEqualTo(size.bytes());
    }
  }

  @Test
  void testCircuitsHaveNamesToo() {
    assertThat(CircuitName.merklePath(64, true, new TreeShape(64, 0, 0)).identifier())
        .isEqualTo("merklepor::PublicParams{leaves: 64; private: true}");
    assertThat(
            CircuitName.merklePath(64, false, new TreeShape(64, 2, 0))
                .fileName(ParameterKind.METADATA))
        .startsWith("v28-proof-of-retrievability-merkletree-poseidon_hasher-8-2-0-")
        .endsWith(".meta");
  }
}
