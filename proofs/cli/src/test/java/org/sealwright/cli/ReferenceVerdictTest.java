// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.GoldenKeys;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Oracle;
import org.sealwright.storage.testing.TestData;

/**
 * Verdicts of the reference and of ours on the same documents, sound and altered. Runs where {@code
 * -Dsealwright.oracle=FOLDER} names the folder of the reference's program.
 */
class ReferenceVerdictTest {
  private static final int ALTERATIONS = 12;
  private static final GoldenUpdate UPDATE = GoldenUpdate.named("s2k-1-proved");

  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void findReference() throws IOException {
    if (Oracle.programs().isEmpty()) {
      System.err.println("SKIPPED: name the reference's folder by -Dsealwright.oracle=FOLDER");
    }
    assumeTrue(Oracle.programs().isPresent(), "no reference: -Dsealwright.oracle is not set");
    keys = GoldenProof.keys(Files.createDirectory(folder.resolve("keys")));
    UPDATE.writeKey(keys);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s2k-1-proved",
        "s2k-v10-proved",
        "s2k-synthetic-proved",
        "s2k-ni-proved",
        "aggregate-v1",
        "aggregate-v2",
        "update"
      })
  void documentsAndAlterationsOfThemAreJudgedAlike(String name) throws IOException {
    judgedAlike(json(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void proofsOfSpacetimeAndAlterationsOfThemAreJudgedAlike(String name) throws IOException {
    GoldenKeys.post(keys);
    judgedAlike(GoldenPoSt.named(name).json());
  }

  private void judgedAlike(Json golden) throws IOException {
    Path document = folder.resolve("document.json");
    Files.write(document, golden.toBytes());
    assertThat(Oracle.accepts(document, keys)).isTrue();
    assertThat(accepts(document, keys)).isTrue();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < ALTERATIONS; i++) {
      Files.write(document, altered(golden, random).toBytes());
      assertThat(accepts(document, keys))
          .as("seed %d, %d: %s", seed, i, Files.readString(document))
          .isEqualTo(Oracle.accepts(document, keys));
    }
  }

  /** Under parameters that the reference can read, whoever made them. */
  @Test
  @Tag("big")
  void proofsOfOursAreAccepted() throws IOException {
    Path params = ProveTest.parameters();
    Path file = Files.write(folder.resolve("file"), TestData.stream(3, 5000));
    Path out = folder.resolve("out");
    assertThat(Cli.run("seal", file, "--out", out, "--sector-size", 2048).code()).isZero();
    assertThat(Cli.run("prove", "--dir", out, "--params", params).code()).isZero();
    for (int i = 0; i < 3; i++) {
      Path document = out.resolve("sector-" + i).resolve("proof.json");
      assertThat(Oracle.accepts(document, params)).isTrue();
    }
  }

  /** Read by the reference, proved and merged by ours, judged by the reference. */
  @Test
  void proofsOfSpacetimeFromItsDocumentsAreAccepted() throws IOException {
    Path params = Files.createDirectory(folder.resolve("params"));
    Cli.Result made =
        Cli.run("params", "generate", "--size", 2048, "--only", "window", "--params", params);
    assertThat(made.code()).as(made.err()).isZero();
    Path document = folder.resolve("document.json");
    Files.write(document, GoldenPoSt.named("window-2k").json().toBytes());
    assertThat(Oracle.accepts(document, params)).as("under other keys").isFalse();
    List<Object> merge = new ArrayList<>(List.of("post", "merge", "--params", params));
    for (int k = 0; k < 2; k++) {
      Object[] part = {"post", "prove", document, "--params", params, "--partition", k};
      assertThat(Cli.run(part).code()).isZero();
      merge.add(folder.resolve("document.partition-" + k + ".json"));
    }
    Path merged = folder.resolve("merged.json");
    merge.addAll(List.of("--out", merged));
    assertThat(Cli.run(merge.toArray()).code()).isZero();
    assertThat(Oracle.accepts(merged, params)).isTrue();
    assertThat(Cli.run("post", "prove", document, "--params", params).code()).isZero();
    assertThat(Oracle.accepts(document, params)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1", "13, 1", "1, 2", "2, 2", "3, 2", "8, 2", "13, 2"})
  void aggregatesOfOursAreAccepted(int sectors, int version) throws IOException {
    Path[] documents = new Path[2];
    documents[0] = Files.write(folder.resolve("even"), json("s2k-1-proved").toBytes());
    documents[1] = Files.write(folder.resolve("odd"), json("s2k-31-proved").toBytes());
    Path out = folder.resolve("aggregate.json");
    List<Object> args =
        new ArrayList<>(List.of("aggregate", "--params", keys, "--out", out, "--version", version));
    for (int i = 0; i < sectors; i++) {
      args.add(documents[i % 2]);
    }
    assertThat(Cli.run(args.toArray()).code()).isZero();
    assertThat(Oracle.accepts(out, keys)).isTrue();
  }

  private static Json json(String name) {
    return name.equals("update") ? UPDATE.doc() : GoldenProof.named(name).json();
  }

  /** Changes one digit of one text of hexadecimal digits. */
  @SuppressWarnings("unchecked")
  private static Json altered(Json golden, SplittableRandom random) {
    Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) golden.value());
    List.of("publicInputs", "vanillaProofsBincode", "challenges").forEach(members::remove);
    String[] names =
        members.keySet().stream()
            .filter(name -> members.get(name) instanceof String text && text.length() >= 64)
            .toArray(String[]::new);
    String name = names[random.nextInt(names.length)];
    char[] digits = ((String) members.get(name)).toCharArray();
    int at = random.nextInt(digits.length);
    int digit = Character.digit(digits[at], 16) ^ (1 << random.nextInt(4));
    digits[at] = Character.forDigit(digit, 16);
    members.put(name, new String(digits));
    return new Json(members);
  }

  private static boolean accepts(Path document, Path keys) {
    Cli.Result result = Cli.run("verify", "--params", keys, document);
    assertThat(result.code()).isIn(ExitCodes.OK, ExitCodes.INVALID);
    assertThat(result.out()).isEqualTo(result.code() == ExitCodes.OK ? "valid\n" : "invalid\n");
    return result.code() == ExitCodes.OK;
  }
}
