// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ShaKernels} must do, whatever its tier. */
public abstract class ShaKernelsContract {
  private static final int NODE = 32;
  private static final int NODES = 41;
  private static final ValueLayout.OfInt WORD = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfInt BE32 = WORD.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfInt LE32 = WORD.withOrder(LITTLE_ENDIAN);

  /** For subclasses. */
  protected ShaKernelsContract() {}

  /** The kernel under test; may skip the test. */
  protected abstract ShaKernels kernel();

  /** Around one and three groups of 4, 8 and 16 lanes. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 29, 53})
  void pairsOfAnyCountAgreeWithTheReference(int count) {
    byte[] nodes = Bytes.random(count, 2 * NODE * count);
    for (Bytes.Kind kind : Bytes.Kind.values()) {
      checkPairs(kind, nodes, 0, 0);
      checkPairs(kind, nodes, 3, 5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0xff})
  void uniformPairsAgreeWithTheReference(int value) {
    checkPairs(Bytes.Kind.HEAP, Bytes.filled(2 * NODE * 21, value), 0, 0);
  }

  @Property(tries = 30)
  void randomPairsAgreeWithTheReference(
      @ForAll @IntRange(max = 70) int count,
      @ForAll @IntRange(max = 70) int inOffset,
      @ForAll @IntRange(max = 70) int outOffset,
      @ForAll Bytes.Kind kind,
      @ForAll long seed) {
    checkPairs(kind, Bytes.random(seed, 2 * NODE * count), inOffset, outOffset);
  }

  @ParameterizedTest
  @EnumSource(Bytes.Kind.class)
  void aRowMayReplaceTheOneBelow(Bytes.Kind kind) {
    for (int count : new int[] {1, 4, 17, 53}) {
      byte[] nodes = Bytes.random(count, 2 * NODE * count);
      MemorySegment row = Bytes.place(kind, 8, nodes);
      kernel().hashPairs(row, 8, row, 8, count);
      assertThat(Bytes.read(row, 8, NODE * count)).isEqualTo(ShaReference.hashPairs(nodes));
    }
  }

  @Test
  void oneSectorHasTheReferenceLabels() {
    Random random = new Random(7);
    int[][] parents = parents(random);
    byte[] replicaId = Bytes.random(8, NODE);
    byte[][] first = ShaReference.layer(replicaId, 1, null, parents);
    byte[][] second = ShaReference.layer(replicaId, 2, first, parents);
    ShaKernels kernel = kernel();
    MemorySegment one = Bytes.allocate(Bytes.Kind.NATIVE, NODE * NODES);
    MemorySegment two = Bytes.allocate(Bytes.Kind.NATIVE, NODE * NODES);
    inParts(parents, (list, from, n) -> kernel.labels(replicaId, 1, one, null, list, from, n));
    inParts(parents, (list, from, n) -> kernel.labels(replicaId, 2, two, one, list, from, n));
    for (int v = 0; v < NODES; v++) {
      assertThat(Bytes.read(one, NODE * v, NODE)).as("layer 1 node %d", v).isEqualTo(first[v]);
      assertThat(Bytes.read(two, NODE * v, NODE)).as("layer 2 node %d", v).isEqualTo(second[v]);
    }
  }

  @Test
  void sectorsSideBySideAreFewEnough() {
    assertThat(kernel().sectorsSideBySide()).isBetween(1, 16);
  }

  @ParameterizedTest
  @EnumSource(Bytes.Kind.class)
  void sectorsSideBySideHaveTheReferenceLabels(Bytes.Kind kind) {
    ShaKernels kernel = kernel();
    int sectors = kernel.sectorsSideBySide();
    int[][] parents = parents(new Random(9));
    byte[][] ids = new byte[sectors][];
    MemorySegment replicaIds = Bytes.allocate(kind, NODE * sectors);
    for (int s = 0; s < sectors; s++) {
      ids[s] = Bytes.random(s, NODE);
      MemorySegment id = MemorySegment.ofArray(ids[s]);
      for (int w = 0; w < 8; w++) {
        replicaIds.set(WORD, 4L * (w * sectors + s), id.get(BE32, 4L * w));
      }
    }
    MemorySegment one = Bytes.allocate(kind, NODE * NODES * sectors);
    MemorySegment two = Bytes.allocate(kind, NODE * NODES * sectors);
    inParts(
        parents,
        (list, from, n) -> kernel.labelsSideBySide(replicaIds, 1, one, null, list, from, n));
    inParts(
        parents,
        (list, from, n) -> kernel.labelsSideBySide(replicaIds, 2, two, one, list, from, n));
    for (int s = 0; s < sectors; s++) {
      byte[][] first = ShaReference.layer(ids[s], 1, null, parents);
      byte[][] second = ShaReference.layer(ids[s], 2, first, parents);
      for (int v = 0; v < NODES; v++) {
        assertThat(sector(one, v, s, sectors)).as("layer 1 node %d", v).isEqualTo(first[v]);
        assertThat(sector(two, v, s, sectors)).as("layer 2 node %d", v).isEqualTo(second[v]);
      }
    }
  }

  private void checkPairs(Bytes.Kind kind, byte[] nodes, int inOffset, int outOffset) {
    MemorySegment in = Bytes.place(kind, inOffset, nodes);
    // The bytes around the result must stay as they are.
    MemorySegment out = Bytes.allocate(kind, outOffset + nodes.length / 2 + 1);
    out.fill((byte) 0x5a);
    kernel().hashPairs(in, inOffset, out, outOffset, nodes.length / (2 * NODE));
    assertThat(Bytes.read(out, outOffset, nodes.length / 2))
        .isEqualTo(ShaReference.hashPairs(nodes));
    assertThat(Bytes.read(out, 0, outOffset)).isEqualTo(Bytes.filled(outOffset, 0x5a));
    assertThat(out.get(ValueLayout.JAVA_BYTE, out.byteSize() - 1)).isEqualTo((byte) 0x5a);
  }

  private interface Labelling {
    void label(MemorySegment parents, long from, int count);
  }

  /** A layer in calls of different length, as a sealer makes it. */
  private static void inParts(int[][] parents, Labelling labelling) {
    int[] ends = {1, 2, 18, NODES};
    int from = 0;
    for (int end : ends) {
      MemorySegment list = Bytes.allocate(Bytes.Kind.NATIVE, 4 * ShaKernels.PARENTS * (end - from));
      for (int i = 0; i < ShaKernels.PARENTS * (end - from); i++) {
        int parent = parents[from + i / ShaKernels.PARENTS][i % ShaKernels.PARENTS];
        list.set(LE32, 4L * i, parent);
      }
      labelling.label(list, from, end - from);
      from = end;
    }
  }

  private static int[][] parents(Random random) {
    int[][] parents = new int[NODES][ShaKernels.PARENTS];
    for (int v = 1; v < NODES; v++) {
      for (int k = 0; k < ShaKernels.PARENTS; k++) {
        parents[v][k] = random.nextInt(k < ShaKernels.BASE_PARENTS ? v : NODES);
      }
    }
    return parents;
  }

  private static byte[] sector(MemorySegment layer, int node, int sector, int sectors) {
    MemorySegment label = MemorySegment.ofArray(new byte[NODE]);
    for (int w = 0; w < 8; w++) {
      label.set(BE32, 4L * w, layer.get(WORD, 4L * ((8 * node + w) * sectors + sector)));
    }
    return label.toArray(ValueLayout.JAVA_BYTE);
  }
}
