// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.graph.StackedGraph;

/** The reference's own label vectors: the last of eleven layers, for every tier and width. */
class LabelTest {
  private static final int LAYERS = 11;

  private static final List<Kernels> TIERS =
      List.of(
          Kernels.select(KernelSelection.auto()),
          Kernels.select(KernelSelection.only("scalar")),
          Kernels.select(KernelSelection.only("vector")),
          Kernels.select(KernelSelection.only("vector").withVectorBits(128)),
          Kernels.select(KernelSelection.only("vector").withVectorBits(256)));

  @ParameterizedTest
  @CsvSource({
    "KIB_2, 00, 1.0.0, d3faa96b9a0fba04 ea81a283d106485e e3d51b9afa5ac2b3 0462f4f4f1a68d37",
    "KIB_4, 00, 1.0.0, 7e191e52c4a8da86 5ae8a1c9e6fac148 ce239f3b88a894b8 234c00d1dc1d53be",
    "KIB_2, 7b, 1.1.0, abb3f38bb70defcf 777a2e4d7769119f 3448959d495490bc 06021188c7a71cb5",
    "KIB_2, 7b, 1.2.0, abb3f38bb70defcf 777a2e4d7769119f 3448959d495490bc 06021188c7a71cb5",
    "KIB_4, 7b, 1.1.0, 22ab81cf68c4676d 7a77a82fc7c9c189 c6c03d32c1e42d23 0f777c18cc2c55bd",
    "KIB_4, 7b, 1.2.0, 22ab81cf68c4676d 7a77a82fc7c9c189 c6c03d32c1e42d23 0f777c18cc2c55bd"
  })
  void theLastLabelIsTheReferences(
      SectorSize size, String porepByte, String version, String limbs) {
    PoRepConfig config =
        new PoRepConfig(
            size,
            Bytes32.fromHex(porepByte.repeat(32)),
            ApiVersion.parse(version),
            PoRepFeature.NONE);
    ReplicaId replicaId = new ReplicaId(Bytes32.fromHex("09".repeat(32)));
    for (Kernels kernels : TIERS) {
      StackedGraph graph = new StackedGraph(config, kernels.feistel());
      assertThat(oneByOne(kernels, graph, replicaId)).hasToString(littleEndian(limbs));
      assertThat(sideBySide(kernels, graph, replicaId)).hasToString(littleEndian(limbs));
    }
  }

  private static Bytes32 oneByOne(Kernels kernels, StackedGraph graph, ReplicaId replicaId) {
    Labeler labeler = new Labeler(graph, kernels, Work.serial(), Optional.empty());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment previous = null;
      for (int layer = 1; layer <= LAYERS; layer++) {
        MemorySegment current = arena.allocate(32 * graph.nodes(), 64);
        labeler.label(replicaId, layer, current, previous, "label");
        previous = current;
      }
      return Bytes32.from(previous, 32 * (graph.nodes() - 1));
    }
  }

  /** The sector in the last lane, another one in the first. */
  private static Bytes32 sideBySide(Kernels kernels, StackedGraph graph, ReplicaId replicaId) {
    int sectors = kernels.batchLabels().sectorsSideBySide();
    Interleaving lanes = new Interleaving(sectors);
    Labeler labeler = new Labeler(graph, kernels, Work.serial(), Optional.empty());
    List<ReplicaId> ids = new java.util.ArrayList<>();
    for (int i = 0; i < sectors; i++) {
      ids.add(i == sectors - 1 ? replicaId : new ReplicaId(Bytes32.ZERO));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment interleavedIds = lanes.replicaIds(ids, arena);
      MemorySegment previous = null;
      for (int layer = 1; layer <= LAYERS; layer++) {
        MemorySegment current = arena.allocate(lanes.bytes(graph.nodes()), 64);
        MemorySegment below = previous;
        int number = layer;
        labeler.stretches(
            (from, count, parents) ->
                kernels
                    .batchLabels()
                    .labelsSideBySide(
                        interleavedIds, number, current, below, parents, from, count));
        previous = current;
      }
      MemorySegment[] plain = new MemorySegment[sectors];
      plain[sectors - 1] = arena.allocate(32 * graph.nodes(), 64);
      lanes.deinterleave(previous, java.util.Arrays.asList(plain), graph.nodes(), Work.serial());
      return Bytes32.from(plain[sectors - 1], 32 * (graph.nodes() - 1));
    }
  }

  private static String littleEndian(String limbs) {
    StringBuilder hex = new StringBuilder();
    for (String limb : limbs.split(" ", -1)) {
      hex.append("%016x".formatted(Long.reverseBytes(Long.parseUnsignedLong(limb, 16))));
    }
    return hex.toString();
  }
}
