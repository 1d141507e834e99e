// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.Json;

/** Documents with proofs: the reference's, our own aggregates, and broken ones. */
class ProofDocumentsTest {
  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void keys() throws IOException {
    keys = GoldenProof.keys(Files.createDirectory(folder.resolve("keys")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s2k-1-proved",
        "s2k-v10-proved",
        "s2k-synthetic-proved",
        "s2k-ni-proved",
        "aggregate-v1",
        "aggregate-v2"
      })
  void documentOfTheReferenceIsValid(String name) throws IOException {
    Cli.Result result = verify(GoldenProof.named(name).json().toBytes());
    assertThat(result.out()).isEqualTo("valid\n");
    assertThat(result.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          ticket, 0000000000000000000000000000000000000000000000000000000000000000
          commD, 0000000000000000000000000000000000000000000000000000000000000000
          commR, ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
          apiVersion, 1.0.0
          apiVersion, 3.0.0
          feature, synthetic
          feature, slow
          sectorSize, 4096
          sectorSize, 2049
          sectorId, 7
          sectorId, -1
          sectorId, many
          porepId, 00
          proverId, null
          seed, null
          kind, aggregate
          kind, sealing
          kind, null
          proof, null
          proof, ''
          proof, 0
          proof, zz
          proof, 00
          """)
  void changedDocumentIsInvalidOrHasNoKey(String member, String value) throws IOException {
    Cli.Result result = verify(with("s2k-1-proved", member, value));
    if (value != null && value.equals("4096")) {
      assertThat(result.code()).isEqualTo(ExitCodes.IO);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("sealwright: missing ");
    } else {
      assertThat(result.out()).isEqualTo("invalid\n");
      assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
      assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource({"snarkPackVersion, 1", "snarkPackVersion, 3", "sectors, ''", "aggregateProof, 00"})
  void changedAggregateIsInvalid(String member, String value) throws IOException {
    Cli.Result result = verify(with("aggregate-v2", member, value));
    assertThat(result.out()).isEqualTo("invalid\n");
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "{}", "{\"kind\":7}", "{\"kind\":\"seal\"}", "\0\1"})
  void whatIsNoDocumentIsInvalid(String text) throws IOException {
    Cli.Result result = verify(text.getBytes(UTF_8));
    assertThat(result.out()).isEqualTo("invalid\n");
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = "update")
  void kindThatCannotBeJudgedYetHasNoVerdict(String kind) throws IOException {
    Cli.Result result = verify(with("s2k-1-proved", "kind", kind));
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void withoutTheKeyThereIsNoVerdict() throws IOException {
    Path document =
        Files.write(folder.resolve("doc"), GoldenProof.named("s2k-1-proved").json().toBytes());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (Path params : List.of(empty, folder.resolve("missing"))) {
      Cli.Result result = Cli.run("verify", "--params", params, document);
      assertThat(result.code()).isEqualTo(ExitCodes.IO);
      assertThat(result.out()).isEmpty();
    }
    try (var files = Files.list(keys)) {
      for (Path file : files.toList()) {
        Files.write(empty.resolve(file.getFileName()), new byte[100]);
      }
    }
    Cli.Result result = Cli.run("verify", "--params", empty, document);
    assertThat(result.code()).isEqualTo(ExitCodes.IO);
    assertThat(result.out()).isEmpty();
    Path aggregate =
        Files.write(folder.resolve("all"), GoldenProof.named("aggregate-v2").json().toBytes());
    Files.write(keys.resolve("v28-fil-inner-product-v1.srs"), new byte[100]);
    assertThat(Cli.run("verify", "--params", keys, aggregate).code()).isEqualTo(ExitCodes.IO);
  }

  @Test
  void verdictAsJson() throws IOException {
    Path document =
        Files.write(folder.resolve("doc"), GoldenProof.named("s2k-1-proved").json().toBytes());
    Json valid = Cli.run("verify", "--params", keys, document, "--json").json();
    assertThat(valid.get("valid").isTrue()).isTrue();
    Files.write(document, with("s2k-1-proved", "sectorId", "8"));
    Json invalid = Cli.run("verify", "--params", keys, document, "--json").json();
    assertThat(invalid.get("valid").isTrue()).isFalse();
    assertThat(invalid.get("reason").text()).contains("doesn't hold");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aggregateIsThatOfTheReference(int version) throws IOException {
    Path out = folder.resolve("aggregate.json");
    Cli.Result result =
        Cli.run(
            "aggregate",
            "--params",
            keys,
            "--out",
            out,
            "--version",
            version,
            document("s2k-1-proved"),
            document("s2k-31-proved"));
    assertThat(result.code()).as(result.err()).isZero();
    Json golden = GoldenProof.named("aggregate-v" + version).json();
    Json ours = Json.read(Files.newInputStream(out));
    for (String member :
        List.of("kind", "sectorSize", "apiVersion", "feature", "porepId", "aggregateProof")) {
      assertThat(ours.get(member)).as(member).isEqualTo(golden.get(member));
    }
    assertThat(ours.get("snarkPackVersion").number()).isEqualTo(version);
    for (int i = 0; i < 2; i++) {
      for (String member : List.of("proverId", "sectorId", "ticket", "seed", "commD", "commR")) {
        assertThat(ours.get("sectors").list().get(i).get(member))
            .isEqualTo(golden.get("sectors").list().get(i).get(member));
      }
    }
    assertThat(Cli.run("verify", "--params", keys, out).out()).isEqualTo("valid\n");
  }

  @Test
  void whatCannotBeAggregatedIsRefused() throws IOException {
    Path out = folder.resolve("aggregate.json");
    Path good = document("s2k-1-proved");
    Path changed = Files.write(folder.resolve("changed"), with("s2k-1-proved", "sectorId", "8"));
    for (Path other :
        List.of(
            changed,
            document("s2k-v10-proved"),
            document("s2k-ni-proved"),
            document("aggregate-v2"))) {
      Cli.Result result = Cli.run("aggregate", "--params", keys, "--out", out, good, other);
      assertThat(result.code()).as(other.toString()).isEqualTo(ExitCodes.INVALID);
      assertThat(result.out()).isEmpty();
      assertThat(out).doesNotExist();
    }
  }

  private Path document(String name) throws IOException {
    return Files.write(folder.resolve(name + ".json"), GoldenProof.named(name).json().toBytes());
  }

  private Cli.Result verify(byte[] contents) throws IOException {
    Path file = Files.write(folder.resolve("document.json"), contents);
    return Cli.run("verify", "--params", keys, file);
  }

  /** A document with one member changed, numbers as numbers, or removed. */
  @SuppressWarnings("unchecked")
  private static byte[] with(String name, String member, String value) {
    Map<String, Object> members =
        new LinkedHashMap<>((Map<String, Object>) GoldenProof.named(name).json().value());
    if (value == null) {
      members.remove(member);
    } else {
      boolean number =
          value.matches("-?[0-9]{1,5}")
              && List.of("sectorSize", "sectorId", "snarkPackVersion").contains(member);
      members.put(member, number ? (Object) Long.valueOf(value) : value);
    }
    return new Json(members).toBytes();
  }
}
