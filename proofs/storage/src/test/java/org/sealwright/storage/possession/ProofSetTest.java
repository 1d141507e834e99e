// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.cid.PieceDigest;
import org.sealwright.hashing.merkle.ShaTreeHasher;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.testing.TestData;

/** The rules of a set, and that nothing but the right answers passes. */
class ProofSetTest {
  private static final Bytes32 ROOT = Bytes32.fromHex("11".repeat(31) + "01");
  private static final Bytes32 SEED = Bytes32.fromHex("5e".repeat(32));

  @TempDir Path folder;

  private final ProofSet set = ProofSet.create(3);
  private final List<PieceTree> trees = new ArrayList<>();

  @BeforeEach
  void addPieces() throws IOException {
    for (int bytes : new int[] {5000, 64, 40_000, 127}) {
      Path file = Files.write(folder.resolve("" + bytes), TestData.stream(bytes, bytes));
      PieceCidV2 cid = PieceHasher.create().hash(file).pieceCidV2();
      trees.add(PieceTree.build(TestData.kernels(), file, cid, Work.serial()));
      set.add(cid);
    }
  }

  private List<PossessionProof> proofs(int count) throws IOException {
    List<PossessionProof> proofs = new ArrayList<>();
    for (Challenge challenge : set.challenges(SEED, count)) {
      proofs.add(trees.get((int) challenge.pieceId()).prove(challenge.offset()));
    }
    return proofs;
  }

  @Test
  void leafCountsAreThoseOfTheSpecification() {
    assertThat(leaves(0, 30)).isEqualTo(1L << 30);
    assertThat(leaves(127, 30)).isEqualTo((1L << 30) - 4);
    assertThat(leaves(128, 30)).isEqualTo((1L << 30) - 4);
    assertThat(leaves(126, 2)).isEqualTo(1);
    assertThat(leaves(504, 5)).isEqualTo(17);
    assertThat(leaves((127L << 48) - 1, 50)).isEqualTo(1);
  }

  @Test
  void treesOfOneAndTwoLeavesArePiecesToo() {
    assertThat(leaves(31, 0)).isEqualTo(1);
    assertThat(leaves(31, 1)).isEqualTo(2);
    assertThat(leaves(63, 1)).isEqualTo(1);
    assertThat(piece(0, 1).cid()).isEmpty();
    assertThat(piece(0, 2).cid()).contains(new PieceCidV2(ROOT, 2, 0));
    assertThat(ProvablePiece.parse(piece(63, 1).toString())).isEqualTo(piece(63, 1));

    Bytes32 leaf = Bytes32.fromHex("aa".repeat(32));
    ProofSet tiny = ProofSet.create(1);
    tiny.add(new ProvablePiece(new PieceDigest(leaf, 0, 31)));
    Bytes32 pair = ShaTreeHasher.parent(ROOT, leaf);
    tiny.add(new ProvablePiece(new PieceDigest(pair, 1, 0)));
    tiny.nextProvingPeriod(1);
    List<PossessionProof> answers = new ArrayList<>();
    for (Challenge challenge : tiny.challenges(SEED, 20)) {
      boolean left = challenge.offset() == 0;
      answers.add(
          challenge.pieceId() == 0
              ? new PossessionProof(leaf, List.of())
              : new PossessionProof(left ? ROOT : leaf, List.of(left ? leaf : ROOT)));
    }
    assertThat(tiny.judge(SEED, answers)).isInstanceOf(PossessionVerdict.Proven.class);
  }

  @Test
  void paddingAloneIsRefusedAtEveryHeight() {
    for (int height = 0; height <= 50; height++) {
      long bytes = 1L << (height + 5);
      long most = BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(127)).longValue() / 128;
      // The largest padding of which 128/127, rounded down, is less than the tree.
      long largest = height < 2 ? bytes - 1 : most - 1;
      int tall = height;
      assertThat(leaves(largest, height)).isEqualTo(1);
      for (long padding : new long[] {largest + 1, bytes, Long.MAX_VALUE}) {
        assertThatThrownBy(() -> piece(padding, tall)).isInstanceOf(MalformedInputException.class);
      }
    }
    for (int height : new int[] {51, 63, 64, 255}) {
      assertThatThrownBy(() -> piece(0, height)).isInstanceOf(MalformedInputException.class);
    }
  }

  private static ProvablePiece piece(long padding, int height) {
    return new ProvablePiece(new PieceDigest(ROOT, height, padding));
  }

  private static long leaves(long padding, int height) {
    return piece(padding, height).leafCount();
  }

  @Test
  void onlyTheRightAnswersPass() throws IOException {
    set.nextProvingPeriod(100);
    List<PossessionProof> good = proofs(6);
    assertThat(set.judge(SEED, good))
        .isEqualTo(new PossessionVerdict.Proven(set.challenges(SEED, 6)));
    byte[] calldata = new PossessionCalldata(3, good).encode();
    for (int i = 0; i < calldata.length; i++) {
      byte[] bad = calldata.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      assertThat(passes(bad)).as("byte %d", i).isFalse();
    }
    assertThat(set.judge(SEED, List.of(good.get(1))))
        .isEqualTo(new PossessionVerdict.Refused(0, problemOf(good.get(1))));
    Bytes32 other = Bytes32.fromHex("5f".repeat(32));
    assertThat(set.judge(other, good)).isInstanceOf(PossessionVerdict.Refused.class);
    assertThat(set.judge(SEED, List.of()))
        .isEqualTo(new PossessionVerdict.Refused(0, PossessionVerdict.Problem.EMPTY));
  }

  private PossessionVerdict.Problem problemOf(PossessionProof proof) {
    Challenge first = set.challenges(SEED, 1).getFirst();
    return set.piece(first.pieceId()).orElseThrow().height() == proof.path().size()
        ? PossessionVerdict.Problem.ROOT
        : PossessionVerdict.Problem.PATH_LENGTH;
  }

  private boolean passes(byte[] calldata) {
    try {
      PossessionCalldata call = PossessionCalldata.decode(calldata);
      return call.setId() == set.id()
          && set.judge(SEED, call.proofs()) instanceof PossessionVerdict.Proven;
    } catch (MalformedInputException e) {
      return false;
    }
  }

  @Test
  void piecesAddedLaterAreNotChallenged() throws IOException {
    set.nextProvingPeriod(100);
    long range = set.challengeRange();
    List<Challenge> before = set.challenges(SEED, 50);
    set.add(new PieceCidV2(ROOT, 50, 0));
    assertThat(set.challengeRange()).isEqualTo(range);
    assertThat(set.challenges(SEED, 50)).isEqualTo(before);
    set.nextProvingPeriod(200);
    assertThat(set.challenges(SEED, 5)).allMatch(challenge -> challenge.pieceId() == 4);
  }

  @Test
  void removalMakesTheChallengeVoid() throws IOException {
    set.nextProvingPeriod(100);
    List<PossessionProof> good = proofs(2);
    set.scheduleRemoval(List.of(2L, 0L));
    assertThat(set.judge(SEED, good)).isInstanceOf(PossessionVerdict.Proven.class);
    assertThatThrownBy(() -> set.nextProvingPeriod(150)).hasMessageContaining("2 removals");
    assertThat(set.processRemovals(1)).containsExactly(0L);
    assertThat(set.judge(SEED, good))
        .isEqualTo(
            new PossessionVerdict.Refused(0, PossessionVerdict.Problem.NO_CHALLENGE_SCHEDULED));
    assertThatThrownBy(() -> set.challenges(SEED, 1)).isInstanceOf(MalformedInputException.class);
    assertThat(set.processRemovals(1)).containsExactly(2L);
    set.nextProvingPeriod(200);
    assertThat(set.challengeRange()).isEqualTo(3 + 4);
    assertThat(set.judge(SEED, proofs(3))).isInstanceOf(PossessionVerdict.Proven.class);
    assertThat(set.piece(0)).isEmpty();
    assertThat(set.size()).isEqualTo(4);
  }

  @Test
  void setThatBecameEmptyHasNoChallenge() {
    set.nextProvingPeriod(100);
    set.scheduleRemoval(List.of(0L, 1L, 2L, 3L));
    set.processRemovals(4);
    set.nextProvingPeriod(200);
    assertThat(set.challengeEpoch()).isEqualTo(ProofSet.NO_CHALLENGE);
    assertThatThrownBy(() -> set.nextProvingPeriod(300)).hasMessageContaining("no pieces");
  }

  @Test
  void whatTheContractRefusesIsRefused() {
    assertThatThrownBy(() -> ProofSet.create(0)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> set.add(new PieceCidV2(ROOT, 51, 0)))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> set.add(new PieceCidV2(ROOT, 2, 127)))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> set.scheduleRemoval(List.of()))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> set.scheduleRemoval(List.of(1L, 1L))).hasMessageContaining("already");
    assertThatThrownBy(() -> set.scheduleRemoval(List.of(4L))).hasMessageContaining("not live");
    assertThatThrownBy(() -> set.processRemovals(1)).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> set.nextProvingPeriod(0)).isInstanceOf(MalformedInputException.class);
    for (int i = 0; i < 2000; i++) {
      set.add(new PieceCidV2(ROOT, 2, 0));
    }
    assertThatThrownBy(() -> set.scheduleRemoval(LongStream.range(0, 2001).boxed().toList()))
        .hasMessageContaining("wanted 1 to 2000");
    set.scheduleRemoval(LongStream.range(0, 2000).boxed().toList());
    assertThat(set.processRemovals(2000)).hasSize(2000);
  }

  @Test
  void stateIsRestored() {
    set.nextProvingPeriod(77);
    set.scheduleRemoval(List.of(1L, 3L));
    set.processRemovals(1);
    ProofSet again = ProofSet.restore(set.state());
    assertThat(again.state()).isEqualTo(set.state());
    for (int i = 0; i < set.size(); i++) {
      assertThat(again.sumTreeSlot(i)).isEqualTo(set.sumTreeSlot(i));
    }
    assertThat(again.leafCount()).isEqualTo(set.leafCount());
  }

  @Test
  void calldataHasOneForm() throws IOException {
    set.nextProvingPeriod(1);
    PossessionCalldata call = new PossessionCalldata(3, proofs(3));
    byte[] bytes = call.encode();
    assertThat(PossessionCalldata.decode(bytes)).isEqualTo(call);
    assertThat(HexFormat.of().formatHex(Arrays.copyOf(bytes, 4))).isEqualTo("f58f952b");
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> PossessionCalldata.decode(cut))
          .isInstanceOf(MalformedInputException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 32);
    assertThatThrownBy(() -> PossessionCalldata.decode(longer))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void feeIsRoundedDown() {
    assertThat(ProofFee.of(ProofFee.DEFAULT_PER_TIB, 1L << 35)).isEqualTo(ProofFee.DEFAULT_PER_TIB);
    assertThat(ProofFee.of(ProofFee.DEFAULT_PER_TIB, 4)).isEqualTo(BigInteger.valueOf(26_775));
    assertThatThrownBy(() -> ProofFee.of(BigInteger.ONE, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void storageWordHoldsEveryField() {
    Bytes32 word = PieceWords.metadata(piece(504, 5), 9, true);
    BigInteger value = new BigInteger(1, word.toArray());
    assertThat(value.and(BigInteger.ONE.shiftLeft(55).subtract(BigInteger.ONE)).longValue())
        .isEqualTo(504);
    assertThat(value.shiftRight(55).intValue() & 63).isEqualTo(5);
    assertThat(value.shiftRight(61).longValue() & ((1L << 51) - 1)).isEqualTo(17);
    assertThat(value.clearBit(255).shiftRight(112)).isEqualTo(BigInteger.valueOf(9));
    assertThat(value.testBit(255)).isTrue();
    assertThatThrownBy(() -> PieceWords.ofEvent(Bytes32.ZERO, ROOT))
        .isInstanceOf(MalformedInputException.class);
  }
}
