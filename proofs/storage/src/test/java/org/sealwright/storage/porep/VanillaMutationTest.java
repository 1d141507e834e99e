// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PhaseJson;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.Mutants;
import org.sealwright.storage.testing.Mutants.Mutant;
import org.sealwright.storage.testing.TestData;

/** Vanilla verification takes what the reference proved and refuses everything near it. */
class VanillaMutationTest {
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s2k-1",
        "s2k-v10",
        "s2k-pieces",
        "s2k-synth",
        "s2k-ni",
        "s4k",
        "s16k",
        "s32k",
        "s32k-v10",
        "s8m"
      })
  void provedSectorIsAccepted(String name) throws IOException {
    Sector sector = new Sector(name);
    for (int k = 0; k < sector.partitions().size(); k++) {
      assertThat(sector.verifier().problem(sector.challenges(k), sector.partitions().get(k)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s4k", "s16k", "s32k", "s2k-ni"})
  void changedBitOfAnyNodeOrNumberIsRefused(String name) throws IOException {
    Sector sector = new Sector(name);
    int partition = (int) Long.remainderUnsigned(seed, sector.partitions().size());
    refusesAllMutants(sector, partition, false, sector.partitions().get(partition));
  }

  @Test
  void changedByteOfOneProofIsRefused() throws IOException {
    Sector sector = new Sector("s2k-1");
    VanillaProof proof = sector.partitions().getFirst().getFirst();
    List<Long> challenge = sector.challenges(0).subList(0, 1);
    assertThat(sector.verifier().problem(challenge, List.of(proof))).isEmpty();
    Iterator<Mutant<VanillaProof>> mutants = new Mutants(seed, true).of(proof).iterator();
    int count = 0;
    while (mutants.hasNext()) {
      Mutant<VanillaProof> mutant = mutants.next();
      assertThat(sector.verifier().problem(challenge, List.of(mutant.value())))
          .as("seed %d, %s", seed, mutant.path())
          .isPresent();
      count++;
    }
    assertThat(count).isGreaterThan(10_000);
  }

  @Test
  @Tag("big")
  void changedByteOfAnyPartitionIsRefused() throws IOException {
    for (String name : List.of("s2k-ni", "s32k", "s8m")) {
      Sector sector = new Sector(name);
      for (int k = 0; k < sector.partitions().size(); k++) {
        refusesAllMutants(sector, k, true, sector.partitions().get(k));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s32k", "s2k-ni"})
  void changedChallengeOrCommitmentIsRefused(String name) throws IOException {
    Sector sector = new Sector(name);
    List<VanillaProof> proofs = sector.partitions().getFirst();
    List<Long> challenges = sector.challenges(0);
    for (int i = 0; i < challenges.size(); i++) {
      for (long other : new long[] {challenges.get(i) ^ 1, 0, -1, 1L << 40, Long.MIN_VALUE}) {
        List<Long> changed = new ArrayList<>(challenges);
        changed.set(i, other);
        assertThat(sector.verifier().problem(changed, proofs)).isPresent();
      }
    }
    new Mutants(seed, true)
        .of(
            new Commitments(
                sector.output.replicaId(), sector.output.commD(), sector.output.commR()))
        .forEach(
            mutant ->
                assertThat(mutant.value().verifier(sector).problem(challenges, proofs))
                    .as("seed %d, %s", seed, mutant.path())
                    .isPresent());
  }

  /** What a proof is about. */
  record Commitments(
      org.sealwright.storage.ReplicaId replicaId,
      org.sealwright.hashing.Bytes32 commD,
      org.sealwright.hashing.Bytes32 commR) {

    VanillaVerifier verifier(Sector sector) {
      return new VanillaVerifier(
          sector.golden.spec().config(), replicaId, commD, commR, TestData.kernels());
    }
  }

  private void refusesAllMutants(
      Sector sector, int partition, boolean everyByte, List<VanillaProof> proofs) {
    Iterator<Mutant<List<VanillaProof>>> mutants =
        new Mutants(seed, everyByte).of(proofs).iterator();
    int count = 0;
    while (mutants.hasNext()) {
      Mutant<List<VanillaProof>> mutant = mutants.next();
      refuses(sector, partition, mutant.value(), mutant.path());
      count++;
    }
    assertThat(count).isGreaterThan(500);
  }

  private void refuses(Sector sector, int partition, List<VanillaProof> proofs, String change) {
    assertThat(sector.verifier().problem(sector.challenges(partition), proofs))
        .as("seed %d, partition %d, %s", seed, partition, change)
        .isPresent();
  }

  /** A golden sector with its proofs and challenges. */
  static final class Sector {
    final GoldenSector golden;
    final Commit1Output output;
    private final List<List<Long>> challenges;
    private final VanillaVerifier verifier;

    Sector(String name) throws IOException {
      golden = GoldenSector.named(name);
      output = PhaseJson.readCommit1(golden.commit1());
      challenges =
          Challenges.all(golden.spec().config(), output.replicaId(), output.commR(), output.seed());
      verifier = new Commitments(output.replicaId(), output.commD(), output.commR()).verifier(this);
    }

    List<List<VanillaProof>> partitions() {
      return output.vanillaProofs();
    }

    List<Long> challenges(int partition) {
      return challenges.get(partition);
    }

    VanillaVerifier verifier() {
      return verifier;
    }
  }
}
