// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;

/** Proofs of partitions, from the reference's proof of two, judged and put together. */
class UpdateMergeTest {
  private static final int DIGITS = 2 * 192;

  @TempDir Path folder;
  private final GoldenUpdate golden = GoldenUpdate.named("s16k-proved");
  private final String proof = golden.doc().get("proof").text();
  private Path keys;
  private Path dir;
  private Path document;

  @BeforeEach
  void prepare() throws IOException {
    keys = Files.createDirectory(folder.resolve("keys"));
    golden.writeKey(keys);
    dir = Files.createDirectory(folder.resolve("update"));
    document = dir.resolve("update.json");
    // No proof, but somebody's own member.
    Files.write(document, GoldenUpdate.named("s16k").with("note", "mine").toBytes());
  }

  private Path part(String name, int partition, String hex) throws IOException {
    Json part =
        new Json(
            Map.of(
                "kind",
                "update-partition",
                "sectorSize",
                16384L,
                "commROld",
                golden.bytes("commROld").toString(),
                "commRNew",
                golden.bytes("commRNew").toString(),
                "commDNew",
                golden.bytes("commDNew").toString(),
                "partition",
                (long) partition,
                "proof",
                hex));
    return Files.write(dir.resolve(name), part.toBytes());
  }

  private String half(int partition) {
    return proof.substring(partition * DIGITS, (partition + 1) * DIGITS);
  }

  private Cli.Result merge(Object... parts) {
    return Cli.run(Cli.with(List.of(parts), "update", "merge", "--params", keys, dir));
  }

  private Json document() throws IOException {
    try (var in = Files.newInputStream(document)) {
      return Json.read(in);
    }
  }

  @Test
  void partitionsBecomeTheProof() throws IOException {
    Path named = part("from-afar", 1, half(1));
    Path kept = part("update.partition-0.json", 0, half(0));
    Cli.Result merged = merge(named);
    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(document().get("proof").text()).isEqualTo(proof);
    assertThat(document().get("note").text()).isEqualTo("mine");
    assertThat(kept).doesNotExist();
    assertThat(named).exists();
    assertThat(Cli.run("verify", "--params", keys, document).out()).isEqualTo("valid\n");
    assertThat(Cli.run("update", "verify", "--params", keys, dir).out()).isEqualTo("valid\n");
  }

  @Test
  void partitionsAreJudgedOneByOne() throws IOException {
    for (int k = 0; k < 2; k++) {
      Path part = part("part", k, half(k));
      assertThat(Cli.run("verify", "--params", keys, part).out()).isEqualTo("valid\n");
      part = part("part", k, half(1 - k));
      assertThat(Cli.run("verify", "--params", keys, part).out()).isEqualTo("invalid\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"2, ''", "-1, ''", "0, 00", "0, zz", "0, ''", "99999999999, ''"})
  void brokenPartitionsAreInvalid(long partition, String hex) throws IOException {
    Path part = part("part", 0, hex.isEmpty() && partition != 0 ? half(0) : hex);
    String text = Files.readString(part).replaceAll("(\"partition\"\\s*:\\s*)0", "$1" + partition);
    Files.writeString(part, text);
    Cli.Result result = Cli.run("verify", "--params", keys, part);
    assertThat(result.out()).isEqualTo("invalid\n");
    assertThat(result.err()).doesNotContain("this is a bug");
    assertThat(merge(part).code()).isEqualTo(ExitCodes.INVALID);
  }

  @Test
  void whatIsMissingTwiceThereOrOfAnotherUpdateIsNamed() throws IOException {
    Path zero = part("zero", 0, half(0));
    Path one = part("one", 1, half(1));
    byte[] before = Files.readAllBytes(document);
    assertThat(merge(zero).err()).contains("partition 1 yet");
    assertThat(merge().err()).contains("partition 0, 1 yet");
    assertThat(merge(zero, one, zero).err()).contains("partition 0 is given twice");
    assertThat(merge(zero, part("swapped", 1, half(0))).err())
        .contains("the proof of partition 1 doesn't hold");
    assertThat(merge(zero, document).err()).contains("no proof of a partition");
    Path other = folder.resolve("other");
    Files.writeString(
        other,
        Files.readString(one)
            .replace(golden.bytes("commRNew").toString(), golden.bytes("commROld").toString()));
    assertThat(merge(zero, other).err()).contains("other is of another update");
    assertThat(merge(zero, folder.resolve("none")).code()).isEqualTo(ExitCodes.IO);
    assertThat(document).hasBinaryContent(before);
    assertThat(merge(one, zero).code()).isZero();
  }

  @Test
  void withoutTheKeyNothingIsMerged() throws IOException {
    part("update.partition-0.json", 0, half(0));
    part("update.partition-1.json", 1, half(1));
    Path none = Files.createDirectory(folder.resolve("none"));
    assertThat(Cli.run("update", "merge", "--params", none, dir).code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("update", "merge", "--params", keys).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("update", "merge", "--params", keys, none).code()).isEqualTo(ExitCodes.IO);
    assertThat(merge().code()).isZero();
  }
}
