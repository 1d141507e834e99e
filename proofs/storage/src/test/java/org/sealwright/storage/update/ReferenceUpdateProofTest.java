// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.parameters.SectorParameters;
import org.sealwright.storage.parameters.SectorProof;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Oracle;
import org.sealwright.storage.testing.ProofParameters;

/**
 * Sectors that the reference sealed, updated and proved by it and by us, each judged by the other.
 * Runs where {@code -Dsealwright.oracle=FOLDER} names the reference's programs; parameters are
 * those that {@link ProofParameters} tells of, 0.7 GB for 2 KiB and 2.7 GB for 32 KiB.
 */
@Tag("big")
class ReferenceUpdateProofTest {
  @TempDir Path folder;
  private ProofParameters parameters;
  private Oracle oracle;

  private void prepare(SectorSize size) throws IOException {
    if (Oracle.programs().isEmpty()) {
      System.err.println("SKIPPED: name the reference's folder by -Dsealwright.oracle=FOLDER");
    }
    assumeTrue(Oracle.programs().isPresent(), "no reference: -Dsealwright.oracle is not set");
    parameters = new ProofParameters(new SectorParameters(SectorProof.UPDATE, size));
    oracle = Oracle.in(folder);
    Files.createSymbolicLink(oracle.keys(), parameters.store().folder().toAbsolutePath());
  }

  @AfterEach
  void stop() {
    if (parameters != null) {
      parameters.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"KIB_2", "KIB_4", "KIB_16", "KIB_32"})
  void oursAreAcceptedByTheReference(SectorSize size) throws IOException {
    prepare(size);
    Path sealed = folder.resolve("sealed");
    oracle.seal(sealed, size.bytes(), 300 + size.bytes());
    GoldenUpdate golden = oracle.update(sealed, folder.resolve("theirs"), 400 + size.bytes());
    SectorPaths old = SectorPaths.in(sealed);
    SectorPaths updated = SectorPaths.in(folder.resolve("ours"));
    Path staged = folder.resolve("staged");
    golden.stage(staged);
    SectorUpdater updater = UpdateFolder.updater();
    UpdateStatement statement =
        updater
            .encode(golden.config(), old, updated, staged, golden.pieces())
            .statement(golden.config());
    assertThat(statement).isEqualTo(golden.statement());
    List<Integer> asked = new ArrayList<>();
    byte[] proof;
    try (UpdateProver prover = prover(golden)) {
      proof =
          prover.prove(
              statement,
              k -> {
                asked.add(k);
                return updater.vanillaProof(statement, old, updated, k);
              });
    }
    int partitions = golden.config().partitions();
    assertThat(asked)
        .containsExactlyElementsOf(partitions == 1 ? List.of(0, 0) : List.of(0, 1, 0, 1));
    assertThat(verifier(golden).verify(statement, proof)).isTrue();
    String hex = HexFormat.of().formatHex(proof);
    assertThat(accepted(golden.with("proof", hex))).isTrue();
    if (partitions > 1) {
      String turned = hex.substring(hex.length() / 2) + hex.substring(0, hex.length() / 2);
      assertThat(accepted(golden.with("proof", turned))).isFalse();
    }
    proof[11] ^= 2;
    assertThat(accepted(golden.with("proof", HexFormat.of().formatHex(proof)))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"KIB_2", "KIB_4", "KIB_16"})
  void theirsAreAcceptedByUs(SectorSize size) throws IOException {
    theirs(size);
  }

  /** Half an hour on two cores. */
  @Test
  void theirsOfTheLargestTestSizeIsAcceptedByUs() throws IOException {
    assumeTrue(Boolean.getBoolean("sealwright.patient"), "takes -Dsealwright.patient=true");
    theirs(SectorSize.KIB_32);
  }

  private void theirs(SectorSize size) throws IOException {
    prepare(size);
    Path sealed = folder.resolve("sealed");
    oracle.seal(sealed, size.bytes(), 300 + size.bytes());
    GoldenUpdate golden = oracle.proveUpdate(sealed, folder.resolve("theirs"), 400 + size.bytes());
    UpdateVerifier verifier = verifier(golden);
    assertThat(verifier.verify(golden.statement(), golden.proof())).isTrue();
    UpdateVerifierTest.changed(golden.statement())
        .forEach(
            (what, statement) ->
                assertThat(verifier.verify(statement, golden.proof())).as(what).isFalse());
  }

  private boolean accepted(Json document) throws IOException {
    Path file = folder.resolve("document.json");
    Files.write(file, document.toBytes());
    return Oracle.accepts(file, oracle.keys());
  }

  private UpdateVerifier verifier(GoldenUpdate golden) throws IOException {
    return UpdateVerifier.open(
        golden.config(), parameters.store(), parameters.kernels(), parameters.work());
  }

  private UpdateProver prover(GoldenUpdate golden) throws IOException {
    return UpdateProver.open(
        golden.config(), parameters.store(), parameters.kernels(), parameters.work());
  }
}
