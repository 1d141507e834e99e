// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Mutants;
import org.sealwright.storage.testing.TestData;

/** Vanilla proofs that the reference made: encoding, verdicts, damage. */
class UpdateVanillaProofTest {
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final GoldenUpdate small = GoldenUpdate.named("s2k-1");
  private final UpdatePartitionProof good = small.vanilla().getFirst();

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s4k", "s16k", "s32k"})
  void proofsOfTheReferenceHoldAndAreWrittenAsTheyWere(String name) {
    GoldenUpdate golden = GoldenUpdate.named(name);
    UpdateVanillaVerifier verifier = verifier(golden.statement());
    List<byte[]> partitions = golden.vanillaProofs();
    assertThat(partitions).hasSize(golden.config().partitions());
    for (int k = 0; k < partitions.size(); k++) {
      UpdatePartitionProof proof = UpdatePartitionProof.fromBytes(partitions.get(k));
      assertThat(proof.toBytes()).isEqualTo(partitions.get(k));
      assertThat(verifier.problem(k, proof)).isEmpty();
      if (partitions.size() > 1) {
        assertThat(verifier.problem(k ^ 1, proof))
            .hasValueSatisfying(p -> assertThat(p).contains("challenge 0 (node "));
      }
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    UpdateStatement s = small.statement();
    Bytes32 other = small.bytes("stagedSha256").truncated254();
    Bytes32 none = Bytes32.fromHex("ff".repeat(32));
    wrong(new UpdateStatement(s.config(), other, s.commRNew(), s.commDNew()), "comm_r_old is not");
    wrong(new UpdateStatement(s.config(), s.commROld(), other, s.commDNew()), "comm_r_new is not");
    wrong(new UpdateStatement(s.config(), s.commROld(), s.commRNew(), other), "another tree");
    wrong(
        new UpdateStatement(s.config(), Bytes32.ZERO, s.commRNew(), s.commDNew()), "r_old is zero");
    wrong(new UpdateStatement(s.config(), s.commROld(), none, s.commDNew()), "below r");
    wrong(
        new UpdateStatement(s.config(), s.commROld(), s.commRNew(), Bytes32.ZERO), "d_new is zero");
    wrong(with(good.apexLeaves().subList(1, 8), good.challenges()), "got 7 apex leaves, wanted 8");
    wrong(with(good.apexLeaves().reversed(), good.challenges()), "under comm_d");
    wrong(with(good.apexLeaves(), good.challenges().subList(0, 9)), "got 9 challenges, wanted 10");
    wrong(with(good.apexLeaves(), good.challenges().reversed()), "challenge 0 (node ");
    List<UpdateChallengeProof> swapped = new ArrayList<>(good.challenges());
    UpdateChallengeProof last = swapped.removeLast();
    swapped.add(new UpdateChallengeProof(last.replicaNew(), last.data(), last.replicaOld()));
    wrong(with(good.apexLeaves(), swapped), "challenge 9 (node ");
    assertThatThrownBy(() -> verifier(s).problem(1, good))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Levels without siblings, whose positions still spell the node. */
  @Test
  void pathOfAnotherShapeIsNoticed() {
    for (int at = 0; at < good.challenges().size(); at++) {
      UpdateChallengeProof each = good.challenges().get(at);
      InclusionProof data = each.data();
      for (int level = 0; level < data.base().size(); level++) {
        List<PathElement> levels = new ArrayList<>(data.base());
        levels.set(level, new PathElement(List.of(), levels.get(level).index()));
        InclusionProof bare = InclusionProof.single(data.root(), data.leaf(), levels);
        List<UpdateChallengeProof> changed = new ArrayList<>(good.challenges());
        changed.set(at, new UpdateChallengeProof(each.replicaOld(), bare, each.replicaNew()));
        wrong(with(good.apexLeaves(), changed), "challenge " + at + " (node ");
      }
    }
  }

  @Test
  void anyChangeOfAValueIsNoticed() {
    UpdateVanillaVerifier verifier = verifier(small.statement());
    long count =
        new Mutants(seed, false)
            .of(good)
            .peek(
                mutant ->
                    assertThat(verifier.problem(0, mutant.value()))
                        .as("seed %d, %s", seed, mutant.path())
                        .isPresent())
            .count();
    assertThat(count).isGreaterThan(500);
  }

  /** One bit in one of a few bytes, everywhere. */
  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s32k"})
  void anyFlippedBitIsMalformedOrDoesNotHold(String name) {
    GoldenUpdate golden = GoldenUpdate.named(name);
    UpdateVanillaVerifier verifier = verifier(golden.statement());
    byte[] bytes = golden.vanillaProofs().getLast();
    int k = golden.config().partitions() - 1;
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < bytes.length; at += random.nextInt(1, 60)) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(verifier.problem(k, UpdatePartitionProof.fromBytes(flipped)))
            .as("seed %d, byte %d", seed, at)
            .isPresent();
      } catch (MalformedInputException e) {
        assertThat(e).hasMessageContaining("bincode at byte");
      }
    }
  }

  @Test
  void cutOrLengthenedBytesAreMalformed() {
    byte[] bytes = good.toBytes();
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> UpdatePartitionProof.fromBytes(cut))
          .isInstanceOf(MalformedInputException.class);
    }
    assertThatThrownBy(() -> UpdatePartitionProof.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MalformedInputException.class);
    UpdatePartitionProof many = with(Collections.nCopies(129, Bytes32.ZERO), good.challenges());
    assertThatThrownBy(() -> UpdatePartitionProof.fromBytes(many.toBytes()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("got a list of 129");
  }

  private UpdatePartitionProof with(List<Bytes32> apexLeaves, List<UpdateChallengeProof> proofs) {
    return new UpdatePartitionProof(good.commC(), apexLeaves, proofs);
  }

  private void wrong(UpdatePartitionProof proof, String problem) {
    assertThat(verifier(small.statement()).problem(0, proof))
        .hasValueSatisfying(p -> assertThat(p).contains(problem));
  }

  private void wrong(UpdateStatement statement, String problem) {
    assertThat(verifier(statement).problem(0, good))
        .hasValueSatisfying(p -> assertThat(p).contains(problem));
  }

  private static UpdateVanillaVerifier verifier(UpdateStatement statement) {
    return new UpdateVanillaVerifier(statement, TestData.kernels());
  }
}
