// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealwright.hashing.internal.scalar.ScalarShaKernels;
import org.sealwright.hashing.kernel.ShaKernels;

/** The native kernels against the scalar ones, on every kind of memory. */
class NativeShaKernelsTest {
  private static final int NODE = 32;
  private static final int ROW = 4 * ShaKernels.PARENTS;
  private static final long SEED = 20261123;
  private static final ValueLayout.OfInt LE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ShaKernels SCALAR = new ScalarShaKernels();

  private static ShaKernels kernels;

  @BeforeAll
  static void load() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeShaKernels.isSupported(library),
        "skipped: this CPU has no x86 SHA and AVX instructions");
    kernels = new NativeShaKernels(library);
  }

  static Stream<Named<LongFunction<MemorySegment>>> memory() {
    return Stream.of(
        Named.of("heap", size -> MemorySegment.ofArray(new byte[(int) size])),
        Named.of("heap, odd", size -> MemorySegment.ofArray(new byte[(int) size + 3]).asSlice(3)),
        Named.of("native", size -> Arena.ofAuto().allocate(size, 64)),
        Named.of("native, odd", size -> Arena.ofAuto().allocate(size + 1, 64).asSlice(1)));
  }

  @ParameterizedTest
  @MethodSource("memory")
  void hashesPairsInAnyNumber(LongFunction<MemorySegment> memory) {
    for (int count : new int[] {0, 1, 2, 3, 4, 5, 1023, 1024, 1025, 2050}) {
      MemorySegment in = random(memory.apply(2L * NODE * count), count);
      MemorySegment got = memory.apply((long) NODE * count);
      kernels.hashPairs(in, 0, got, 0, count);
      assertThat(bytes(got)).as("%d pairs", count).isEqualTo(hashedByScalar(in, count));
    }
  }

  @ParameterizedTest
  @MethodSource("memory")
  void hashesPairsInPlace(LongFunction<MemorySegment> memory) {
    for (int count : new int[] {1, 2, 3, 2051}) {
      MemorySegment nodes = random(memory.apply(2L * NODE * count), count);
      byte[] wanted = hashedByScalar(nodes, count);
      kernels.hashPairs(nodes, 0, nodes, 0, count);
      assertThat(bytes(nodes.asSlice(0, (long) NODE * count))).isEqualTo(wanted);
    }
  }

  @Test
  void writesNothingBesideTheResults() {
    MemorySegment in = random(MemorySegment.ofArray(new byte[7 * 64 + 5]), 1);
    MemorySegment out = random(Arena.ofAuto().allocate(7 * NODE + 20), 2);
    byte[] before = bytes(out);
    kernels.hashPairs(in, 5, out, 9, 7);
    assertThat(bytes(out.asSlice(0, 9))).isEqualTo(Arrays.copyOf(before, 9));
    assertThat(bytes(out.asSlice(9 + 7 * NODE)))
        .isEqualTo(Arrays.copyOfRange(before, 9 + 7 * NODE, before.length));
    assertThat(bytes(out.asSlice(9, 7 * NODE))).isEqualTo(hashedByScalar(in.asSlice(5), 7));
  }

  @Test
  void refusesRangesOutsideTheSegments() {
    MemorySegment in = MemorySegment.ofArray(new byte[128]);
    MemorySegment out = Arena.ofAuto().allocate(64);
    assertThatThrownBy(() -> kernels.hashPairs(in, 0, out, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernels.hashPairs(in, 0, out, 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> kernels.hashPairs(in, 0, out.asReadOnly(), 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("memory")
  void labelsThreeLayersInUnequalSteps(LongFunction<MemorySegment> memory) {
    int nodes = 300;
    MemorySegment parents = graph(memory, nodes);
    byte[] replicaId = bytes(random(MemorySegment.ofArray(new byte[NODE]), 5));
    MemorySegment below = null;
    MemorySegment wantedBelow = null;
    for (int layer = 1; layer <= 3; layer++) {
      MemorySegment current = memory.apply((long) NODE * nodes);
      MemorySegment wanted = MemorySegment.ofArray(new byte[NODE * nodes]);
      SCALAR.labels(replicaId, layer, wanted, wantedBelow, parents, 0, nodes);
      int count = 0;
      for (int from = 0; from < nodes; from += count) {
        count = Math.min(1 + from / 2, nodes - from);
        MemorySegment rows = parents.asSlice((long) ROW * from);
        kernels.labels(replicaId, layer, current, below, rows, from, count);
      }
      assertThat(bytes(current)).as("layer %d", layer).isEqualTo(bytes(wanted));
      below = current;
      wantedBelow = wanted;
    }
  }

  @ParameterizedTest
  @MethodSource("memory")
  void labelsTwoSectorsAsTheScalarKernelLabelsEach(LongFunction<MemorySegment> memory) {
    int nodes = 150;
    MemorySegment parents = graph(memory, nodes);
    MemorySegment[] ids = {
      random(MemorySegment.ofArray(new byte[NODE]), 6),
      random(MemorySegment.ofArray(new byte[NODE]), 7)
    };
    MemorySegment replicaIds = interleaved(memory, ids, 1);
    assertThat(kernels.sectorsSideBySide()).isEqualTo(2);
    MemorySegment below = null;
    MemorySegment[] wantedBelow = new MemorySegment[2];
    for (int layer = 1; layer <= 3; layer++) {
      MemorySegment[] wanted = new MemorySegment[2];
      for (int sector = 0; sector < 2; sector++) {
        wanted[sector] = MemorySegment.ofArray(new byte[NODE * nodes]);
        SCALAR.labels(
            bytes(ids[sector]), layer, wanted[sector], wantedBelow[sector], parents, 0, nodes);
      }
      MemorySegment current = memory.apply(2L * NODE * nodes);
      for (int from : new int[] {0, 1, 2, 70}) {
        int count = (from == 70 ? nodes : from == 2 ? 70 : from + 1) - from;
        MemorySegment rows = parents.asSlice((long) ROW * from);
        kernels.labelsSideBySide(replicaIds, layer, current, below, rows, from, count);
      }
      assertThat(bytes(current))
          .as("layer %d", layer)
          .isEqualTo(bytes(interleaved(memory, wanted, nodes)));
      below = current;
      wantedBelow = wanted;
    }
  }

  @Test
  void refusesParentsOutsideTheirLayer() {
    int nodes = 20;
    MemorySegment parents = graph(size -> Arena.ofAuto().allocate(size), nodes);
    MemorySegment layer = Arena.ofAuto().allocate(2L * NODE * nodes);
    MemorySegment ids = Arena.ofAuto().allocate(2 * NODE);
    parents.set(LE32, 19L * ROW + 4 * 13, 2 * nodes);
    assertThatThrownBy(() -> kernels.labels(new byte[NODE], 2, layer, layer, parents, 0, nodes))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("parent");
    assertThatThrownBy(() -> kernels.labelsSideBySide(ids, 2, layer, layer, parents, 0, nodes))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(bytes(layer)).containsOnly(0);
    // Layer 1 has no expander parents.
    kernels.labels(new byte[NODE], 1, layer, null, parents, 0, nodes);
    parents.set(LE32, 19L * ROW, -1);
    assertThatThrownBy(() -> kernels.labels(new byte[NODE], 1, layer, null, parents, 0, nodes))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /**
   * Rows with every pattern that matters to the pipeline: the node before among the first, the
   * middle or all base parents. Node 0's row is rubbish, which nobody may read.
   */
  private static MemorySegment graph(LongFunction<MemorySegment> memory, int nodes) {
    Random random = new Random(SEED);
    MemorySegment parents = memory.apply((long) ROW * nodes);
    for (int v = 0; v < nodes; v++) {
      for (int k = 0; k < ShaKernels.PARENTS; k++) {
        boolean near = k < ShaKernels.BASE_PARENTS && (v >> k) % 2 == 1;
        int below = k < ShaKernels.BASE_PARENTS ? Math.max(1, v) : nodes;
        int parent = v == 0 ? -1 : near ? v - 1 : random.nextInt(below);
        parents.set(LE32, (long) ROW * v + 4L * k, parent);
      }
    }
    return parents;
  }

  private static MemorySegment interleaved(
      LongFunction<MemorySegment> memory, MemorySegment[] sectors, int nodes) {
    ValueLayout.OfInt big = LE32.withOrder(BIG_ENDIAN);
    MemorySegment out = memory.apply((long) NODE * nodes * sectors.length);
    for (int word = 0; word < 8 * nodes; word++) {
      for (int s = 0; s < sectors.length; s++) {
        int value = sectors[s].get(big, 4L * word);
        out.set(ValueLayout.JAVA_INT_UNALIGNED, 4L * (word * sectors.length + s), value);
      }
    }
    return out;
  }

  private static byte[] hashedByScalar(MemorySegment in, int count) {
    byte[] wanted = new byte[NODE * count];
    SCALAR.hashPairs(in, 0, MemorySegment.ofArray(wanted), 0, count);
    return wanted;
  }

  private static MemorySegment random(MemorySegment segment, int seed) {
    byte[] bytes = new byte[(int) segment.byteSize()];
    new Random(SEED + seed).nextBytes(bytes);
    return segment.copyFrom(MemorySegment.ofArray(bytes));
  }

  private static byte[] bytes(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }
}
