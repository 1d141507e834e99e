// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.testing.TestData;

/** Parents of nodes and names of files, against the reference's. */
class StackedGraphTest {
  private static final ValueLayout.OfInt LE32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  static StackedGraph graph(int proof) {
    return new StackedGraph(new RegisteredSealProof(proof).config(), TestData.kernels().feistel());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, 0 1 1 1 1 1 32 49 26 57 3 4 47 63",
    "0, 3, 1 2 1 2 1 2 55 45 29 45 51 53 56 44",
    "0, 63, 62 61 56 62 37 62 49 37 35 41 52 50 54 5",
    "5, 2, 1 1 1 0 1 0 30 28 55 63 63 36 37 36",
    "5, 3, 2 1 1 2 2 2 10 46 59 7 43 29 9 16",
    "5, 63, 62 15 42 62 61 62 0 15 30 30 28 42 49 38"
  })
  void parentsAreThoseOfTheReference(int proof, long node, String parents) {
    assertThat(graph(proof).parents(node))
        .isEqualTo(Arrays.stream(parents.split(" ")).mapToLong(Long::parseLong).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3f0eef38bb48af1f48ad65e14eb85b4ebfc167cec18cd81764f6d998836c9899",
    "5, 494d91dc80f2df5272c4b9e129bc7ade9405225993af9fe34e6542a39a47554b",
    "1, dcdabb0fbe4364bf0ac28b6a18c66de246409fa1a9020a00f33fb3e3053da6dc",
    "6, 5eed212119fd91aa6220a27f31a8966444a9381842bceb3a1ea61525bd47a5b5",
    "2, 2aa9c77c3e58259481351cc4be2079cc71e1c9af39700866545c043bfa30fb42",
    "7, 7ba215a1d2345774ab90b8cb1158d296e409d6068819d7b8c7baf0b25d63dc34",
    "3, e1fa5d5b811ddbd118be3412c4a8c329156b8b8acc72632bca459455b5a05a13",
    "8, 21981246c370f9d76c7a77ab273d94bde0ceb4e938292334960bce05585dc117",
    "4, 8a99e8d6b6be7ab87a56b632e6739ff201c23ea14e99737c74690f0e265574d6",
    "9, 4905486b7af19558ac3649bc6261411858b6add534438878c4ee3b29d8b9de0b"
  })
  void cacheFilesBearTheManifestsNames(int proof, String digest) {
    assertThat(graph(proof).cacheFileName()).isEqualTo("v28-sdr-parent-" + digest + ".cache");
  }

  @Test
  void cacheFilesThatNoManifestListsHaveNamesToo() {
    assertThat(graph(10).cacheFileName()).matches("v28-sdr-parent-1aa0c04f.{52}d66b\\.cache");
    assertThat(graph(15).cacheFileName()).matches("v28-sdr-parent-896a3571.{52}41a2\\.cache");
  }

  /** With an own sampler, whatever batches the kernels work in. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 10, 15})
  void bulkAndSingleParentsAgree(int proof) {
    StackedGraph graph = graph(proof);
    int count = (int) Math.min(graph.nodes(), 3000);
    long first = graph.nodes() - count;
    MemorySegment bulk = MemorySegment.ofArray(new byte[count * StackedGraph.BYTES_PER_NODE]);
    graph.parents(first, count, bulk, 0);
    for (int i = 0; i < count; i += 7) {
      assertThat(graph.parents(first + i)).isEqualTo(unsigned(bulk, i));
    }
  }

  /** The numbers of 64 GiB nodes need all but one of 32 bits, expander indices 34. */
  @ParameterizedTest
  @CsvSource({
    "3, 1073741824", "8, 1073741824", "13, 1073741824", "18, 1073741824",
    "4, 2147483648", "9, 2147483648", "14, 2147483648", "19, 2147483648"
  })
  void parentsOfLargeSectorsStayInRange(int proof, long nodes) {
    StackedGraph graph = graph(proof);
    assertThat(graph.nodes()).isEqualTo(nodes);
    boolean cut = proof < 5;
    int predecessor = cut ? 5 : 0;
    long[] around = {2, 1L << 29, 1L << 30, (1L << 31) - 1};
    long largest = 0;
    for (long centre : around) {
      for (long near = centre - 2; near <= centre + 2; near++) {
        long node = Math.clamp(near, 2, nodes - 1);
        long[] parents = graph.parents(node);
        assertThat(parents[predecessor]).isEqualTo(node - 1);
        long end = cut ? 1L << 29 : nodes;
        assertThat(LongStream.of(parents).limit(6).allMatch(p -> p >= 0 && p < node)).isTrue();
        assertThat(LongStream.of(parents).skip(6).allMatch(p -> p >= 0 && p < end)).isTrue();
        largest = Math.max(largest, LongStream.of(parents).skip(6).max().getAsLong());
      }
    }
    assertThat(largest >= 1L << 29).isEqualTo(!cut);
  }

  @Test
  void nodesOutsideOfTheGraphAreRefused() {
    StackedGraph graph = graph(5);
    for (long node : new long[] {-1, 64, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> graph.parents(node)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static long[] unsigned(MemorySegment bulk, int index) {
    long[] parents = new long[StackedGraph.PARENTS];
    for (int k = 0; k < parents.length; k++) {
      long at = (long) index * StackedGraph.BYTES_PER_NODE + 4L * k;
      parents[k] = Integer.toUnsignedLong(bulk.get(LE32, at));
    }
    return parents;
  }
}
