// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.seal.Commit1Output;
import org.sealwright.storage.seal.PhaseJson;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.ProofParameters;
import org.sealwright.storage.testing.Statements;

/** Whole proofs of 2 KiB sectors; the parameters take 1.1 GB. */
@Tag("big")
class WholeSealProofTest {
  private static ProofParameters parameters;

  @BeforeAll
  static void generate() throws IOException {
    parameters = new ProofParameters(new SectorParameters(SectorProof.POREP, SectorSize.KIB_2));
  }

  @AfterAll
  static void stop() {
    parameters.close();
  }

  @Test
  void sectorsOfEveryInteractiveKindAreProvedAndAggregated() throws IOException {
    List<GoldenSector> sectors =
        List.of(
            GoldenSector.named("s2k-1"),
            GoldenSector.named("s2k-v10"),
            GoldenSector.named("s2k-synth"));
    SealVerifier verifier = verifier();
    try (SealProver prover = prover()) {
      for (GoldenSector sector : sectors) {
        SealStatement statement = statement(sector);
        byte[] proof = prover.prove(statement, commit1(sector));
        assertThat(proof).hasSize(192);
        assertThat(verifier.verify(statement, proof)).isTrue();
        Statements.changed(statement)
            .forEach(
                (what, changed) -> assertThat(holds(verifier, changed, proof)).as(what).isFalse());
        assertAggregates(statement, proof, verifier);
      }
    }
  }

  @Test
  void nonInteractiveSectorIsProvedAsAnAggregate() throws IOException {
    GoldenSector sector = GoldenSector.named("s2k-ni");
    SealStatement statement = statement(sector);
    try (SealProver prover = prover()) {
      byte[] proof = prover.prove(statement, commit1(sector));
      assertThat(proof).hasSize(14_164);
      assertThat(verifier().verify(statement, proof)).isTrue();
    }
  }

  @Test
  void vanillaProofsOfSomethingElseAreRefusedBeforeTheWork() throws IOException {
    GoldenSector sector = GoldenSector.named("s2k-1");
    SealStatement statement = statement(sector);
    Commit1Output commit1 = commit1(sector);
    try (SealProver prover = prover()) {
      assertThatThrownBy(() -> prover.prove(statement(GoldenSector.named("s2k-v10")), commit1))
          .isInstanceOf(SealingException.class);
      Commit1Output damaged =
          new Commit1Output(
              List.of(commit1.vanillaProofs().getFirst().reversed()),
              commit1.commR(),
              commit1.commD(),
              commit1.replicaId(),
              commit1.seed(),
              commit1.ticket());
      assertThatThrownBy(() -> prover.prove(statement, damaged))
          .isInstanceOf(SealingException.class)
          .hasMessageContaining("partition 0");
    }
  }

  private static SealProver prover() throws IOException {
    return SealProver.open(
        SectorSize.KIB_2, parameters.store(), parameters.kernels(), parameters.work());
  }

  private static SealVerifier verifier() throws IOException {
    return SealVerifier.open(
        SectorSize.KIB_2, parameters.store(), parameters.kernels(), parameters.work());
  }

  private static void assertAggregates(SealStatement statement, byte[] proof, SealVerifier verifier)
      throws IOException {
    VerifyingKey key =
        VerifyingKey.read(
            parameters.store().verifyingKey(SealCircuit.name(SectorSize.KIB_2), parameters.work()));
    try (SealAggregator aggregator =
        SealAggregator.open(parameters.store(), parameters.kernels(), parameters.work())) {
      List<SealStatement> twice = List.of(statement, statement);
      byte[] aggregate =
          aggregator.aggregate(key, twice, List.of(proof, proof), AggregateVersion.V2);
      assertThat(verifier.verifyAggregate(twice, aggregate, AggregateVersion.V2)).isTrue();
    }
  }

  private static boolean holds(SealVerifier verifier, SealStatement statement, byte[] proof) {
    try {
      return verifier.verify(statement, proof);
    } catch (org.sealwright.hashing.MalformedInputException e) {
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SealStatement statement(GoldenSector sector) {
    return new SealStatement(
        sector.spec().config(),
        sector.spec().proverId(),
        sector.spec().sectorId(),
        sector.spec().ticket(),
        sector.seed(),
        sector.bytes("commD"),
        sector.bytes("commR"));
  }

  private static Commit1Output commit1(GoldenSector sector) throws IOException {
    try (InputStream in = sector.commit1()) {
      return PhaseJson.readCommit1(in);
    }
  }
}
