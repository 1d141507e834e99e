// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Sealing, proving, verifying from the command line. */
class ProveTest {
  @TempDir Path folder;

  @Test
  void whatIsNotSealedOrHasNoParametersIsNotProved() throws IOException {
    Path file = Files.write(folder.resolve("file"), TestData.stream(1, 500));
    Path out = folder.resolve("out");
    Cli.run("seal", file, "--out", out);
    Path keys = GoldenProof.keys(Files.createDirectory(folder.resolve("keys")));

    Cli.Result missing = Cli.run("prove", "--dir", out, "--params", keys);
    assertThat(missing.code()).isEqualTo(ExitCodes.IO);
    assertThat(missing.err()).contains("missing", ".params", "params fetch");
    assertThat(Cli.run("prove", out, "--params", folder.resolve("none")).code())
        .isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("prove", keys, "--params", keys).code()).isEqualTo(ExitCodes.IO);
    assertThat(out.resolve("sector-0/proof.json")).doesNotExist();
  }

  /** With parameters from the folder of that property, or made in ten minutes or less. */
  @Test
  @Tag("big")
  void fileIsSealedProvedAndVerified() throws IOException {
    Path params = parameters();
    Path file = Files.write(folder.resolve("file"), TestData.stream(2, 3000));
    Path out = folder.resolve("out");
    assertThat(Cli.run("seal", file, "--out", out, "--sector-size", 2048).code()).isZero();

    Cli.Result proved = Cli.run("prove", "--dir", out, "--params", params, "--json");
    assertThat(proved.code()).as(proved.err()).isZero();
    assertThat(proved.json().list()).hasSize(2);
    for (String sector : new String[] {"sector-0", "sector-1"}) {
      Path document = out.resolve(sector).resolve("proof.json");
      assertThat(Cli.run("verify", "--params", params, document).out()).isEqualTo("valid\n");
      Json json = Json.read(Files.newInputStream(document));
      assertThat(json.get("kind").text()).isEqualTo("seal");
      assertThat(json.get("proof").text()).hasSize(2 * 192);
    }
    assertThat(Cli.run("verify", out).out()).isEqualTo("valid\n");
    Path first = out.resolve("sector-0/proof.json");
    Path second = out.resolve("sector-1/proof.json");
    Files.writeString(first, Files.readString(first).replace(proof(first), proof(second)));
    assertThat(Cli.run("verify", "--params", params, first).out()).isEqualTo("invalid\n");
  }

  private static String proof(Path document) throws IOException {
    return Json.read(Files.newInputStream(document)).get("proof").text();
  }

  /** A folder with parameters for 2 KiB sectors. */
  static Path parameters() throws IOException {
    String given = System.getProperty("sealwright.parameters", "");
    if (!given.isBlank()) {
      return Path.of(given);
    }
    Path made = Files.createDirectories(Path.of("target", "parameters"));
    boolean there;
    try (var files = Files.list(made)) {
      there = files.anyMatch(file -> file.toString().endsWith(".params"));
    }
    if (!there) {
      Cli.Result result =
          Cli.run(
              "params",
              "generate",
              "--size",
              2048,
              "--only",
              "porep",
              "--params",
              made,
              "--replace");
      assertThat(result.code()).as(result.err()).isZero();
    }
    return made;
  }
}
