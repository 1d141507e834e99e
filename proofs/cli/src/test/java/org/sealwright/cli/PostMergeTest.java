// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.Json;

/** The two partitions of a Window PoSt, proved on machines of their own and put together. */
class PostMergeTest {
  private static final String VANILLA = "vanillaProofsBincode";

  @TempDir static Path params;
  @TempDir static Path machines;
  private static final GoldenPoSt GOLDEN = GoldenPoSt.named("window-2k");

  @TempDir Path folder;
  private final List<Path> parts = new ArrayList<>();
  private Path whole;

  /** Each machine has the vanilla proofs of its own partition. */
  @BeforeAll
  static void prove() throws IOException {
    Cli.Result made =
        Cli.run("params", "generate", "--size", 2048, "--only", "window", "--params", params);
    assertThat(made.code()).as(made.err()).isZero();
    Path doc = machines.resolve("doc.json");
    for (int k = 0; k < 2; k++) {
      List<Json> own = GOLDEN.get(VANILLA).list().subList(2 * k, k == 0 ? 2 : 3);
      List<Object> values = own.stream().map(Json::value).toList();
      Files.write(doc, Documents.with(GOLDEN.json(), VANILLA, values).toBytes());
      Cli.Result result =
          Cli.run("post", "prove", doc, "--params", params, "--partition", k, "--json");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.json().get("sectors").number()).isEqualTo(2 - k);
      assertThat(result.json().get("partition").number()).isEqualTo(k);
      assertThat(result.json().get("proofBytes").number()).isEqualTo(192);
      assertThat(result.json().get("document").text())
          .isEqualTo(machines.resolve("doc.partition-" + k + ".json").toString());
    }
  }

  @BeforeEach
  void copy() throws IOException {
    for (int k = 0; k < 2; k++) {
      parts.add(folder.resolve(k + ".json"));
      Files.copy(machines.resolve("doc.partition-" + k + ".json"), parts.get(k));
    }
    whole = folder.resolve("whole.json");
  }

  @Test
  void partitionsInAnyOrderMakeTheWhole() throws IOException {
    for (Path part : parts) {
      assertThat(verify(part)).isEqualTo("valid\n");
    }
    Cli.Result merged = merge("--json", parts.get(1), parts.get(0), parts.get(1));
    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(merged.json().get("proofBytes").number()).isEqualTo(384);
    assertThat(verify(whole)).isEqualTo("valid\n");
    assertThat(Documents.read(whole).get("proof").text())
        .isEqualTo(
            Documents.read(parts.get(0)).get("proof").text()
                + Documents.read(parts.get(1)).get("proof").text());
    assertThat(GoldenPoSt.of(Documents.read(whole)).statement()).isEqualTo(GOLDEN.statement());
  }

  @Test
  void missingPartitionsAreNamed() {
    refused("no document is of partition 0: got 1 of 2 partitions", parts.get(1));
    refused("no document is of partition 1: got 1 of 2 partitions", parts.get(0));
  }

  @Test
  void proofThatDoesNotHoldIsNamed() throws IOException {
    alter("proof", Documents.read(parts.get(0)).get("proof").value());
    refused("1.json: the proof doesn't hold for partition 1", parts.get(0), parts.get(1));
    assertThat(verify(parts.get(1))).isEqualTo("invalid\n");
    alter("proof", "00".repeat(192));
    refused("1.json: ", parts.get(0), parts.get(1));
    alter("proof", "00");
    refused("1.json: ", parts.get(0), parts.get(1));
  }

  @Test
  void documentsMustBeAboutTheSame() throws IOException {
    alter("randomness", "00".repeat(32));
    refused("1.json is about something else than", parts.get(0), parts.get(1));
    alter("partition", 2);
    refused("must be a number of 0 to 1", parts.get(0), parts.get(1));
    Files.write(parts.get(1), GOLDEN.json().toBytes());
    refused("1.json is no proof of a partition", parts.get(0), parts.get(1));
    Files.write(parts.get(1), GoldenProof.named("s2k-1-proved").json().toBytes());
    refused("1.json is no proof of a partition", parts.get(0), parts.get(1));
  }

  @Test
  void commandLinesAndMissingFilesHaveTheirCodes() {
    assertThat(Cli.run("post", "merge", parts.get(0)).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("post", "merge", "--out", whole).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(merge(folder.resolve("nothing.json")).code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("post", "merge", parts.get(0), "--params", folder, "--out", whole).code())
        .as("no key")
        .isEqualTo(ExitCodes.IO);
    for (String command : List.of("prove", "merge")) {
      assertThat(Cli.run("post", command, "--help").out())
          .contains("Usage: sealwright post " + command, "--json", "--params");
      assertThat(Cli.run("generate-completion").out()).contains("post_" + command);
    }
  }

  private void refused(String complaint, Path... documents) {
    Cli.Result result = merge((Object[]) documents);
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(result.err()).contains(complaint).doesNotContain("\tat ");
    assertThat(whole).doesNotExist();
  }

  private void alter(String member, Object value) throws IOException {
    Json document = Documents.read(machines.resolve("doc.partition-1.json"));
    Files.write(parts.get(1), Documents.with(document, member, value).toBytes());
  }

  private Cli.Result merge(Object... arguments) {
    return Cli.run(
        Cli.with(List.of(arguments), "post", "merge", "--params", params, "--out", whole));
  }

  private static String verify(Path file) {
    return Cli.run("verify", "--params", params, file).out();
  }
}
