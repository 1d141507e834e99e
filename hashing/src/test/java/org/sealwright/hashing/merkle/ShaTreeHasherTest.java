// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.kernel.TreeHashKernels;

/** The streaming tree against one that is built node by node. */
class ShaTreeHasherTest {
  private static final TreeHashKernels SHA = Kernels.select(KernelSelection.auto()).treeHash();

  @ParameterizedTest
  @CsvSource({
    "1, f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb0b",
    "2, 3731bb99ac689f66eef5973e4a94da188f4ddcae580724fc6f3fd60dfd488333",
    "3, 642a607ef886b004bf2c1978463ae1d4693ac0f410eb2d1b7a47fe205e5e750f",
    "6, fc7e928296e516faade986b28f92d44a4f24b935485223376a799027bc18f833",
    "18, 65f29e5d98d246c38b388cfc06db1f6b021303c5a289000bdce832a9c3ec421c",
    "24, 39560e7b13a93b07a243fd2720ffa7cb3e1d2e505ab3629e79f46313512cda06",
    "30, 077e5fde35c50a9303a55009e3498a4ebedff39c42b710b730d8ec7ac7afa63e",
    "31, e64005a6bfe3777953b8ad6ef93f0fca1049b2041654f2a411f7702799cece02"
  })
  void zeroCommitmentIsThePublishedOne(int height, String hex) {
    assertThat(ZeroCommitments.ofHeight(height)).isEqualTo(Bytes32.fromHex(hex));
    assertThat(ZeroCommitments.all().get(height)).isEqualTo(Bytes32.fromHex(hex));
    try (Arena arena = Arena.ofConfined()) {
      assertThat(new ShaTreeHasher(SHA, arena).root(height)).isEqualTo(Bytes32.fromHex(hex));
    }
  }

  @Test
  void heightOutsideTheTableIsRefused() {
    assertThatThrownBy(() -> ZeroCommitments.ofHeight(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ZeroCommitments.ofHeight(59))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 63, 64, 65, 4095, 4096, 4097, 8192, 12287, 262143, 262144, 262145, 270401})
  void rootAtTheEdgesOfBatchesIsThatOfTheNaiveTree(int leaves) {
    assertRoot(leaves, 20, leaves, leaves);
  }

  @Property(tries = 60)
  void rootIsThatOfTheNaiveTree(
      @ForAll @IntRange(max = 20000) int leaves,
      @ForAll @IntRange(min = 1, max = 9000) int chunk,
      @ForAll @IntRange(max = 8) int higher,
      @ForAll int seed) {
    int height = 32 - Integer.numberOfLeadingZeros(Math.max(0, leaves - 1));
    assertRoot(leaves, height + higher, chunk, seed);
  }

  @Test
  void subtreesGiveTheRootOfTheWhole() {
    List<Bytes32> leaves = randomLeaves(3 * 64 + 7, 1);
    try (Arena arena = Arena.ofConfined()) {
      ShaTreeHasher sub = new ShaTreeHasher(SHA, arena);
      ShaTreeHasher top = new ShaTreeHasher(SHA, arena, 6);
      for (int at = 0; at < leaves.size(); at += 64) {
        for (Bytes32 leaf : leaves.subList(at, Math.min(at + 64, leaves.size()))) {
          leaf.writeTo(sub.window(), 0);
          sub.advance(1);
        }
        sub.root(6).writeTo(top.window(), 0);
        top.advance(1);
      }
      assertThat(top.leaves()).isEqualTo(4);
      assertThat(top.root(12)).isEqualTo(naive(leaves, 12));
      assertThat(top.leaves()).isZero();
    }
  }

  @Test
  void sourceIsLeftAsItIs() {
    MemorySegment nodes = segment(randomLeaves(5000, 2));
    MemorySegment copy = MemorySegment.ofArray(new byte[(int) nodes.byteSize()]).copyFrom(nodes);
    try (Arena arena = Arena.ofConfined()) {
      ShaTreeHasher hasher = new ShaTreeHasher(SHA, arena);
      hasher.update(nodes, 0, 5000);
      hasher.root(13);
    }
    assertThat(nodes.mismatch(copy)).isEqualTo(-1);
  }

  @Test
  void treeTooSmallForItsLeavesIsRefused() {
    try (Arena arena = Arena.ofConfined()) {
      ShaTreeHasher hasher = new ShaTreeHasher(SHA, arena, 2);
      hasher.update(segment(randomLeaves(3, 3)), 0, 3);
      assertThatThrownBy(() -> hasher.root(3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("3 leaves");
      assertThatThrownBy(() -> hasher.root(1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hasher.advance(4094)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hasher.advance(-1)).isInstanceOf(IllegalArgumentException.class);
      assertThat(hasher.root(4)).isNotNull();
    }
  }

  private static void assertRoot(int count, int height, int chunk, int seed) {
    List<Bytes32> leaves = randomLeaves(count, seed);
    MemorySegment nodes = segment(leaves);
    try (Arena arena = Arena.ofConfined()) {
      ShaTreeHasher hasher = new ShaTreeHasher(SHA, arena);
      // Twice, so that what the first tree leaves behind would show.
      for (int round = 0; round < 2; round++) {
        for (int at = 0; at < count; at += chunk) {
          hasher.update(nodes, 32L * at, Math.min(chunk, count - at));
        }
        assertThat(hasher.root(height)).isEqualTo(naive(leaves, height));
      }
    }
  }

  private static Bytes32 naive(List<Bytes32> leaves, int height) {
    List<Bytes32> row = leaves.isEmpty() ? List.of(Bytes32.ZERO) : leaves;
    Bytes32 zero = Bytes32.ZERO;
    for (int level = 0; level < height; level++) {
      List<Bytes32> above = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        above.add(ShaTreeHasher.parent(row.get(i), i + 1 < row.size() ? row.get(i + 1) : zero));
      }
      zero = ShaTreeHasher.parent(zero, zero);
      row = above;
    }
    assertThat(row).hasSize(1);
    return row.getFirst();
  }

  private static MemorySegment segment(List<Bytes32> nodes) {
    MemorySegment out = MemorySegment.ofArray(new byte[32 * nodes.size()]);
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).writeTo(out, 32L * i);
    }
    return out;
  }

  private static List<Bytes32> randomLeaves(int count, int seed) {
    Random random = new Random(seed);
    List<Bytes32> out = new ArrayList<>();
    byte[] bytes = new byte[32];
    for (int i = 0; i < count; i++) {
      random.nextBytes(bytes);
      out.add(Bytes32.of(bytes));
    }
    return out;
  }
}
