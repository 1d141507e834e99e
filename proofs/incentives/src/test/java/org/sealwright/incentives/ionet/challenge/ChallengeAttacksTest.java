// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;

/** Who cheats is found out; what makes no sense is refused. */
class ChallengeAttacksTest {
  private static final Hash256 DEVICE = Hash256.sha256(Sha256.ascii("device"));
  private static final Hash256 BEACON = Hash256.sha256(Sha256.ascii("beacon"));

  @Property(tries = 1000)
  void fieldProductIsThatOfBigIntegers(
      @ForAll @LongRange(min = 0, max = MersenneField.P - 1) long a,
      @ForAll @LongRange(min = 0, max = MersenneField.P - 1) long b) {
    BigInteger p = BigInteger.valueOf(MersenneField.P);
    assertThat(MersenneField.mul(a, b))
        .isEqualTo(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).mod(p).longValueExact());
  }

  @Property(tries = 100)
  void everyLeafHasItsPathAndNoOther(@ForAll @IntRange(min = 1, max = 33) int count) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(Sha256.u64(i));
    }
    HashTree tree = HashTree.of(leaves);
    for (int i = 0; i < count; i++) {
      List<Hash256> path = tree.path(i);
      assertThat(HashTree.verify(tree.root(), count, i, leaves.get(i), path)).isTrue();
      assertThat(HashTree.verify(tree.root(), count, i, Sha256.u64(-1), path)).isFalse();
      List<Hash256> longer = new ArrayList<>(path);
      longer.add(DEVICE);
      assertThat(HashTree.verify(tree.root(), count, i, leaves.get(i), longer)).isFalse();
      assertThat(HashTree.verify(BEACON, count, i, leaves.get(i), path)).isFalse();
    }
  }

  @Test
  void repeatedLastNodeIsNoFurtherLeaf() {
    List<byte[]> three = List.of(Sha256.u64(0), Sha256.u64(1), Sha256.u64(2));
    List<byte[]> four = List.of(Sha256.u64(0), Sha256.u64(1), Sha256.u64(2), Sha256.u64(2));
    HashTree tree = HashTree.of(three);
    HashTree padded = HashTree.of(four);
    assertThat(tree.root()).isEqualTo(padded.root());
    assertThatThrownBy(() -> HashTree.verify(tree.root(), 3, 3, Sha256.u64(2), padded.path(3)))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void fakedSegmentIsFoundWhereItIsOpened() {
    TimeLock lock = new TimeLock(1, DEVICE, BEACON, 64, 8);
    List<Hash256> checkpoints = new ArrayList<>(lock.run());
    checkpoints.set(4, Hash256.sha256(Sha256.ascii("faked")));
    HashTree tree = TimeLock.commit(checkpoints);
    for (int segment = 0; segment < lock.segments(); segment++) {
      assertThat(lock.verify(tree.root(), lock.open(checkpoints, tree, segment)))
          .as("segment %s", segment)
          .isEqualTo(segment != 3 && segment != 4);
    }
  }

  @Test
  void chainOfAnotherDeviceIsNotThisOnes() {
    TimeLock other = new TimeLock(1, BEACON, BEACON, 64, 8);
    List<Hash256> checkpoints = other.run();
    HashTree tree = TimeLock.commit(checkpoints);
    TimeLock lock = new TimeLock(1, DEVICE, BEACON, 64, 8);
    assertThat(lock.verify(tree.root(), other.open(checkpoints, tree, 0))).isFalse();
    assertThat(lock.sample(tree.root(), BEACON, 8)).doesNotHaveDuplicates().hasSize(8);
    assertThatThrownBy(() -> lock.sample(tree.root(), BEACON, 9))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new TimeLock(1, DEVICE, BEACON, 65, 8))
        .hasMessageContaining("multiple");
  }

  @Property(tries = 40)
  void anyWrongEntryOfTheProductIsFound(@ForAll @IntRange(max = 24) int index) {
    MatrixChallenge challenge = new MatrixChallenge(MatrixChallenge.seed(9, DEVICE, BEACON), 5);
    long[] product = challenge.product();
    product[index] = (product[index] + 1) % MersenneField.P;
    HashTree tree = challenge.commit(product);
    long[] column = challenge.column(tree.root(), BEACON);
    assertThat(challenge.accepts(column, challenge.answer(product, column))).isFalse();
    for (int row = 0; row < 5; row++) {
      long[] opened = Arrays.copyOfRange(product, row * 5, row * 5 + 5);
      assertThat(challenge.acceptsRow(tree.root(), row, opened, tree.path(row)))
          .isEqualTo(row != index / 5);
    }
    assertThat(challenge.sample(tree.root(), BEACON, 5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void honestAnswerDoesNotSaveAWrongCommitment() {
    MatrixChallenge challenge = new MatrixChallenge(DEVICE, 4);
    long[] product = challenge.product();
    HashTree tree = challenge.commit(new long[16]);
    long[] column = challenge.column(tree.root(), BEACON);
    assertThat(challenge.accepts(column, challenge.answer(product, column))).isTrue();
    assertThat(challenge.acceptsRow(tree.root(), 0, Arrays.copyOf(product, 4), tree.path(0)))
        .isFalse();
    assertThatThrownBy(() -> challenge.accepts(column, new long[] {-1, 0, 0, 0}))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new MatrixChallenge(DEVICE, 0)).hasMessageContaining("n is 0");
  }

  @Test
  void puzzleRefusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new WorkPuzzle(0, DEVICE, BEACON, 65_536))
        .isInstanceOf(EconomicsException.class);
    WorkPuzzle puzzle = new WorkPuzzle(0, DEVICE, BEACON, 0);
    assertThat(puzzle.accepts(0, 0)).isTrue();
    assertThat(puzzle.accepts(0, 256)).isFalse();
    assertThat(puzzle.search(256, 0, 1000)).isEmpty();
    assertThatThrownBy(() -> puzzle.accepts(0, 257)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> Hash256.fromHex("00")).isInstanceOf(EconomicsException.class);
  }

  @Test
  void minutesCountOnceAndFiftyPass() {
    MinuteMarks marks = new MinuteMarks(0);
    for (int minute = 0; minute < 49; minute++) {
      marks = marks.with(minute).with(minute);
    }
    assertThat(marks.passes(MinuteMarks.LEAST)).isFalse();
    assertThat(marks.with(59).passes(MinuteMarks.LEAST)).isTrue();
    assertThatThrownBy(() -> new MinuteMarks(1L << 60)).isInstanceOf(EconomicsException.class);
    assertThat(MinuteMarks.chained(DEVICE, BEACON))
        .isNotEqualTo(MinuteMarks.chained(BEACON, DEVICE));
  }
}
