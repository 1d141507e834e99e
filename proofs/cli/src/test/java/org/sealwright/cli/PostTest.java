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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Proofs of spacetime from the command line, of sectors that the command line sealed. */
class PostTest {
  private static final String RANDOMNESS = "7f".repeat(32);

  @TempDir static Path params;
  @TempDir Path folder;
  private Path sectors;
  private Path out;

  @BeforeAll
  static void makeParameters() {
    Cli.Result result =
        Cli.run("params", "generate", "--size", 2048, "--only", "window", "--params", params);
    assertThat(result.code()).as(result.err()).isZero();
  }

  @BeforeEach
  void seal() throws IOException {
    Path file = Files.write(folder.resolve("file"), TestData.stream(5, 5000));
    sectors = folder.resolve("sectors");
    out = folder.resolve("post.json");
    assertThat(Cli.run("seal", file, "--out", sectors, "--sector-size", 2048).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.2.0"})
  void sectorsAreProvedAndVerified(String version) throws IOException {
    Cli.Result result = window("--api-version", version, "--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.json().get("sectors").number()).isEqualTo(3);
    assertThat(result.json().get("partitions").number()).isEqualTo(2);
    assertThat(result.json().get("proofBytes").number()).isEqualTo(384);
    assertThat(result.json().get("skipped").list()).isEmpty();
    assertThat(Cli.run("verify", "--params", params, out).out()).isEqualTo("valid\n");
    Json document = read();
    assertThat(document.get("randomness").text()).isEqualTo("7f".repeat(31) + "3f");
    assertThat(document.has("vanillaProofsBincode")).isFalse();
    GoldenPoSt proved = GoldenPoSt.of(document);
    assertThat(proved.statement().challenges()).isEqualTo(proved.challenges());
  }

  @Test
  void faultySectorsAreSkippedAndNamed() throws IOException {
    Files.delete(sectors.resolve("sector-1/cache/p_aux"));
    Cli.Result result = window("--attempts", 1, "--json");
    assertThat(result.code()).as(result.err()).isZero();
    Json skipped = result.json().get("skipped").list().getFirst();
    assertThat(skipped.get("reason").text()).isEqualTo("AUX_MISSING");
    assertThat(result.err()).contains("skipped sector 2: AUX_MISSING");
    assertThat(read().get("skipped").list()).containsExactly(skipped);
    assertThat(read().get("sectors").list()).hasSize(2);
    assertThat(Cli.run("verify", "--params", params, out).out()).isEqualTo("valid\n");
  }

  /** The new replica is what has to be there then. */
  @Test
  void updatedSectorsAreProvedFromTheirNewFolders() throws IOException {
    Path file = Files.write(folder.resolve("data"), TestData.stream(6, 1500));
    Path update = folder.resolve("update");
    Path old = sectors.resolve("sector-1");
    Cli.Result encoded =
        Cli.run("update", "encode", old, "--data", file, "--out", update, "--json");
    assertThat(encoded.code()).as(encoded.err()).isZero();
    Path sealed = old.resolve("sealed");
    Files.move(sealed, folder.resolve("aside"));
    Cli.Result result =
        Cli.run(
            Cli.with(
                List.of(),
                "post",
                "window",
                sectors.resolve("sector-0"),
                update,
                "--randomness",
                RANDOMNESS,
                "--params",
                params,
                "--out",
                out));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Cli.run("verify", "--params", params, out).out()).isEqualTo("valid\n");
    Json proved = read().get("sectors").list().get(1);
    assertThat(proved.get("sectorId").number()).isEqualTo(2);
    assertThat(proved.get("commR")).isEqualTo(encoded.json().get("commRNew"));

    Files.move(old.resolve("sector.json"), folder.resolve("sector.json"));
    Files.copy(sectors.resolve("sector-2/sector.json"), old.resolve("sector.json"));
    Cli.Result other = Cli.run("post", "window", update, "--randomness", RANDOMNESS, "--out", out);
    assertThat(other.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(other.err()).contains("an update of another sector");
  }

  @Test
  void whereNoSectorIsLeftThereIsNoProof() throws IOException {
    for (int i = 0; i < 3; i++) {
      Files.delete(sectors.resolve("sector-" + i + "/sealed"));
    }
    Cli.Result result = window("--attempts", 1);
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(result.err()).contains("REPLICA_MISSING");
    assertThat(out).doesNotExist();
    assertThat(window("--skip", "1,2,3").err()).contains("nothing to prove");
    assertThat(window("--skip", "1,3", "--deadline", "+0").err()).contains("DEADLINE");
  }

  @Test
  void vanillaProofsAreWrittenWithoutParameters() throws IOException {
    Path none = Files.createDirectory(folder.resolve("none"));
    Cli.Result winning =
        Cli.run(
            "post",
            "winning",
            sectors.resolve("sector-2"),
            "--randomness",
            RANDOMNESS,
            "--vanilla-only",
            "--params",
            none,
            "--out",
            out);
    assertThat(winning.code()).as(winning.err()).isZero();
    GoldenPoSt document = GoldenPoSt.of(read());
    assertThat(document.vanillaProofs()).hasSize(1);
    assertThat(document.vanillaProofs().getFirst().inclusions()).hasSize(66);
    assertThat(Cli.run("verify", "--params", params, out).out())
        .as("without a proof")
        .isEqualTo("invalid\n");
    assertThat(window("--skip", "1", "--vanilla", "--miner", 1000).code()).isZero();
    assertThat(GoldenPoSt.of(read()).vanillaProofs()).hasSize(2);
    assertThat(read().get("proverId").text()).isEqualTo("e807" + "00".repeat(30));
  }

  @Test
  void missingParametersFoldersAndOptionsAreSaid() {
    assertThat(
            Cli.run(
                    "post",
                    "winning",
                    sectors.resolve("sector-0"),
                    "--randomness",
                    RANDOMNESS,
                    "--params",
                    params,
                    "--out",
                    out)
                .code())
        .isEqualTo(ExitCodes.IO);
    for (Path nowhere : List.of(folder, folder.resolve("no/such/folder.json"))) {
      Cli.Result early =
          Cli.run("post", "window", sectors, "--randomness", RANDOMNESS, "--out", nowhere);
      assertThat(early.code()).isEqualTo(ExitCodes.IO);
      assertThat(early.err()).contains("cannot write " + nowhere);
    }
    assertThat(window("--timeout", 0).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(window("--deadline", "soon").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(window("--miner", 1, "--prover-id", RANDOMNESS).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("post").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("post", "window", folder, "--out", out).code()).isEqualTo(ExitCodes.USAGE);
    Cli.Result nothing =
        Cli.run("post", "window", folder, "--randomness", RANDOMNESS, "--out", out);
    assertThat(nothing.code()).isEqualTo(ExitCodes.IO);
    Cli.Result many = Cli.run("post", "winning", sectors, "--randomness", RANDOMNESS, "--out", out);
    assertThat(many.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(many.err()).contains("3 sectors");
  }

  @ParameterizedTest
  @CsvSource({"window-2k, window", "winning-2k, winning"})
  void challengesAreTheReferences(String name, String kind) {
    GoldenPoSt golden = GoldenPoSt.named(name);
    List<Object> args = new ArrayList<>(List.of("post", "challenges", "--json"));
    args.addAll(List.of("--kind", kind, "--sector-size", 2048, "--api-version", "1.1.0"));
    args.addAll(List.of("--randomness", golden.randomness()));
    golden.sectorNumbers().forEach(sector -> args.add(Long.toUnsignedString(sector)));
    assertThat(Cli.run(args.toArray()).json()).isEqualTo(golden.get("challenges"));
  }

  @Test
  void winningSectorIsTheReferences() {
    GoldenPoSt golden = GoldenPoSt.named("winning-2k");
    for (Json pick : golden.get("sectorChallenges").list()) {
      Cli.Result result =
          Cli.run(
              "post",
              "challenges",
              "--json",
              "--of",
              pick.get("sectorSetSize").number(),
              "--prover-id",
              golden.prover(),
              "--randomness",
              golden.randomness());
      assertThat(result.json().get("index").number())
          .isEqualTo(pick.get("indices").list().getFirst().number());
    }
    assertThat(Cli.run("post", "challenges", "--of", 3, "--randomness", RANDOMNESS).code())
        .isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("post", "challenges", "--randomness", RANDOMNESS).code())
        .isEqualTo(ExitCodes.USAGE);
  }

  private Cli.Result window(Object... more) {
    return Cli.run(
        Cli.with(
            List.of(more),
            "post",
            "window",
            sectors,
            "--randomness",
            RANDOMNESS,
            "--params",
            params,
            "--out",
            out));
  }

  private Json read() throws IOException {
    try (var in = Files.newInputStream(out)) {
      return Json.read(in);
    }
  }
}
