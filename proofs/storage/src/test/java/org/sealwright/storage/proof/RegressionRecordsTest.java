// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateProof;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.internal.ProofAggregation;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.SharedVectors;
import org.sealwright.storage.testing.TestData;

/**
 * The records of real proofs that rust-fil-proofs keeps: their statements have public inputs, their
 * proofs decode. Whether the proofs hold only the network's own keys can tell.
 */
class RegressionRecordsTest {
  private static final int INPUTS_BEFORE_CHALLENGES = 3;
  private static final int INPUTS_OF_A_CHALLENGE = 18;

  @Test
  void everyRecordHasPublicInputsAndAProofThatDecodes() throws IOException {
    List<Json> records = new ArrayList<>(records("seal-v16.jsonl.gz"));
    records.addAll(records("seal-v18.jsonl.gz"));
    assertThat(records).hasSize(561);
    Map<SectorSize, Map<String, Integer>> counts = new TreeMap<>();
    for (Json record : records) {
      SealStatement statement = statement(record);
      check(statement, bytes(record.get("proof")));
      PoRepConfig config = statement.config();
      counts
          .computeIfAbsent(config.sectorSize(), size -> new TreeMap<>())
          .merge(config.apiVersion() + " " + config.feature().option(), 1, Integer::sum);
    }
    counts.forEach(
        (size, kinds) -> System.out.println("records of " + size.label() + ": " + kinds));
  }

  private static void check(SealStatement statement, byte[] proof) {
    PoRepConfig config = statement.config();
    assertThat(statement.problem()).isEmpty();
    List<List<Scalar>> inputs = statement.publicInputs(TestData.kernels().feistel());
    assertThat(inputs).hasSize(config.partitions());
    int wanted =
        INPUTS_BEFORE_CHALLENGES
            + INPUTS_OF_A_CHALLENGE * config.sectorSize().challengesPerPartition();
    assertThat(inputs).allSatisfy(partition -> assertThat(partition).hasSize(wanted));
    if (config.feature() == PoRepFeature.NON_INTERACTIVE) {
      assertThat(AggregateProof.fromBytes(proof, Work.serial()).proofs())
          .isEqualTo(ProofAggregation.paddedCount(config.partitions()));
    } else {
      assertThat(Proof.listFromBytes(proof, config.partitions())).hasSize(config.partitions());
    }
  }

  private static List<Json> records(String file) throws IOException {
    List<Json> out = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(SharedVectors.require("regression-records/" + file))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.add(Json.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8))));
      }
    }
    return out;
  }

  private static SealStatement statement(Json record) {
    Json config = record.get("porep_config");
    List<String> features = config.get("api_features").list().stream().map(Json::text).toList();
    PoRepFeature feature =
        features.isEmpty()
            ? PoRepFeature.NONE
            : switch (features.getFirst()) {
              case "SyntheticPoRep" -> PoRepFeature.SYNTHETIC;
              case "NonInteractivePoRep" -> PoRepFeature.NON_INTERACTIVE;
              default -> throw new AssertionError(features);
            };
    return new SealStatement(
        new PoRepConfig(
            SectorSize.ofBytes(config.get("sector_size").number()),
            bytes32(config.get("porep_id")),
            ApiVersion.valueOf(config.get("api_version").text()),
            feature),
        new ProverId(bytes32(record.get("prover_id"))),
        record.get("sector_id").number(),
        new Ticket(bytes32(record.get("ticket"))),
        new InteractiveSeed(bytes32(record.get("seed"))),
        bytes32(record.get("comm_d")),
        bytes32(record.get("comm_r")));
  }

  private static Bytes32 bytes32(Json array) {
    return Bytes32.of(bytes(array));
  }

  private static byte[] bytes(Json array) {
    List<Json> values = array.list();
    byte[] out = new byte[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) values.get(i).number();
    }
    return out;
  }
}
