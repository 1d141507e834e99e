// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Oracle;
import org.sealwright.storage.testing.ProofParameters;

/**
 * Whole proofs of updates of 2 KiB sectors, judged by the reference too where {@code
 * -Dsealwright.oracle=FOLDER} names it; the parameters take 0.7 GB.
 */
@Tag("big")
class WholeUpdateProofTest {
  private static ProofParameters parameters;

  @TempDir Path folder;

  @BeforeAll
  static void generate() throws IOException {
    parameters = new ProofParameters(new SectorParameters(SectorProof.UPDATE, SectorSize.KIB_2));
  }

  @AfterAll
  static void stop() {
    parameters.close();
  }

  @Test
  void updateIsProvedWholeOrByPartition() throws IOException {
    GoldenUpdate golden = GoldenUpdate.named("s2k-1");
    UpdateStatement statement = golden.statement();
    try (UpdateProver prover = prover(golden)) {
      byte[] proof = prover.prove(statement, golden.vanilla());
      assertThat(proof).hasSize(192);
      UpdateVerifier verifier =
          UpdateVerifier.open(
              golden.config(), parameters.store(), parameters.kernels(), parameters.work());
      assertThat(verifier.verify(statement, proof)).isTrue();
      UpdateVerifierTest.changed(statement)
          .forEach((what, s) -> assertThat(verifier.verify(s, proof)).as(what).isFalse());
      assertReferenceAgrees(golden, proof);

      byte[] partition = prover.provePartition(statement, 0, golden.vanilla().getFirst());
      assertThat(prover.merge(statement, List.of(partition))).isEqualTo(partition);
      assertThatThrownBy(() -> prover.merge(statement, List.of(partition, partition)))
          .isInstanceOf(MalformedInputException.class);
      UpdateStatement other =
          new UpdateStatement(
              statement.config(), statement.commRNew(), statement.commRNew(), statement.commDNew());
      assertThatThrownBy(() -> prover.merge(other, List.of(partition)))
          .isInstanceOf(SealingException.class);

      try (UpdateAggregator aggregator =
          UpdateAggregator.open(parameters.store(), parameters.kernels(), parameters.work())) {
        List<UpdateStatement> twice = List.of(statement, statement);
        byte[] aggregate = aggregator.aggregate(verifier.key(), twice, List.of(proof, partition));
        assertThat(aggregator.verify(verifier.key(), twice, aggregate)).isTrue();
      }
    }
  }

  @Test
  void vanillaProofsOfSomethingElseAreRefusedBeforeTheWork() throws IOException {
    GoldenUpdate golden = GoldenUpdate.named("s2k-1");
    GoldenUpdate other = GoldenUpdate.named("s4k");
    try (UpdateProver prover = prover(golden)) {
      assertThatThrownBy(() -> prover.prove(golden.statement(), other.vanilla()))
          .isInstanceOf(SealingException.class)
          .hasMessageContaining("partition 0");
      assertThatThrownBy(() -> prover.prove(golden.statement(), List.of()))
          .isInstanceOf(MalformedInputException.class);
      assertThatThrownBy(() -> prover.prove(other.statement(), other.vanilla()))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("the parameters are for");
    }
  }

  @Test
  void vanillaProofsAreReadFromDiskWhenTheirTurnComes() throws IOException {
    GoldenUpdate golden = GoldenUpdate.named("s2k-1");
    SectorPaths old = GoldenUpdate.sealOld("s2k-1", folder.resolve("old"));
    SectorPaths updated = SectorPaths.in(folder.resolve("updated"));
    Path staged = folder.resolve("staged");
    golden.stage(staged);
    SectorUpdater updater = UpdateFolder.updater();
    updater.encode(golden.config(), old, updated, staged, golden.pieces());
    UpdateStatement statement = golden.statement();
    List<Integer> asked = new ArrayList<>();
    try (UpdateProver prover = prover(golden)) {
      byte[] proof =
          prover.prove(
              statement,
              k -> {
                asked.add(k);
                return updater.vanillaProof(statement, old, updated, k);
              });
      // Once before the work, once for it.
      assertThat(asked).containsExactly(0, 0);
      assertReferenceAgrees(golden, proof);
      Files.delete(updated.treeD());
      assertThatThrownBy(
              () -> prover.prove(statement, k -> updater.vanillaProof(statement, old, updated, k)))
          .isInstanceOf(SectorFileException.class);
    }
  }

  private void assertReferenceAgrees(GoldenUpdate golden, byte[] proof) throws IOException {
    if (Oracle.programs().isEmpty()) {
      return;
    }
    String hex = HexFormat.of().formatHex(proof);
    assertThat(accepted(golden.with("proof", hex))).isTrue();
    assertThat(accepted(golden.with("proof", hex + hex))).isFalse();
    assertThat(accepted(golden.with("proof", hex.substring(2)))).isFalse();
    proof[7] ^= 4;
    assertThat(accepted(golden.with("proof", HexFormat.of().formatHex(proof)))).isFalse();
    proof[7] ^= 4;
  }

  private boolean accepted(Json document) throws IOException {
    Path file = folder.resolve("document.json");
    Files.write(file, document.toBytes());
    return Oracle.accepts(file, parameters.store().folder().toAbsolutePath());
  }

  private static UpdateProver prover(GoldenUpdate golden) throws IOException {
    return UpdateProver.open(
        golden.config(), parameters.store(), parameters.kernels(), parameters.work());
  }
}
