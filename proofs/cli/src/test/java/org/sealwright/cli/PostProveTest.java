// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.cli.sector.PoStVanilla;
import org.sealwright.storage.post.PoStException;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;

/** Proofs of spacetime from documents with vanilla proofs that the reference read. */
class PostProveTest {
  private static final String VANILLA = "vanillaProofsBincode";

  @TempDir static Path params;
  @TempDir Path folder;
  private Path doc;

  @BeforeAll
  static void makeParameters() {
    for (String kind : List.of("window", "winning")) {
      Cli.Result result =
          Cli.run("params", "generate", "--size", 2048, "--only", kind, "--params", params);
      assertThat(result.code()).as(result.err()).isZero();
    }
  }

  @BeforeEach
  void name() {
    doc = folder.resolve("doc.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void documentOfTheReferenceIsProved(String name) throws IOException {
    Json golden = GoldenPoSt.named(name).json();
    write(changed(golden, "proof", null));
    Cli.Result result = prove("--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.json().get("document").text()).isEqualTo(doc.toString());
    assertThat(verify(doc)).isEqualTo("valid\n");
    assertThat(changed(read(doc), "proof", null)).isEqualTo(changed(golden, "proof", null));

    Path out = folder.resolve("out.json");
    byte[] before = Files.readAllBytes(doc);
    assertThat(prove("--out", out, "--no-vanilla").code()).isZero();
    assertThat(doc).hasBinaryContent(before);
    assertThat(verify(out)).isEqualTo("valid\n");
    assertThat(read(out).has(VANILLA)).isFalse();
    assertThat(read(out).get("proof")).as("another proof").isNotEqualTo(read(doc).get("proof"));
    assertThat(files()).containsExactly("doc.json", "out.json");
  }

  /** Each machine has the vanilla proofs of its own partition. */
  @Test
  void machinesShareTheWork() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    List<Path> parts = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      List<Json> own = golden.get(VANILLA).list().subList(2 * k, k == 0 ? 2 : 3);
      write(changed(golden.json(), VANILLA, own.stream().map(Json::value).toList()));
      Cli.Result result = prove("--partition", k, "--json");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.json().get("sectors").number()).isEqualTo(2 - k);
      assertThat(result.json().get("proofBytes").number()).isEqualTo(192);
      parts.add(folder.resolve("doc.partition-" + k + ".json"));
      assertThat(verify(parts.get(k))).isEqualTo("valid\n");
    }
    Path whole = folder.resolve("whole.json");
    Cli.Result merged = merge(whole, parts.get(1), parts.get(0), parts.get(1));
    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(verify(whole)).isEqualTo("valid\n");
    assertThat(read(whole).get("proof").text())
        .isEqualTo(read(parts.get(0)).get("proof").text() + read(parts.get(1)).get("proof").text());
    assertThat(GoldenPoSt.of(read(whole)).statement()).isEqualTo(golden.statement());

    Files.delete(whole);
    Cli.Result missing = merge(whole, parts.get(1));
    assertThat(missing.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(missing.err()).contains("no document is of partition 0: got 1 of 2 partitions");
    Json swapped = changed(read(parts.get(1)), "proof", read(parts.get(0)).get("proof").value());
    Files.write(parts.get(1), swapped.toBytes());
    Cli.Result wrong = merge(whole, parts.get(0), parts.get(1));
    assertThat(wrong.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(wrong.err()).contains("doc.partition-1.json: the proof doesn't hold");
    assertThat(verify(parts.get(1))).isEqualTo("invalid\n");
    Json other = changed(read(parts.get(0)), "randomness", "00".repeat(32));
    Files.write(parts.get(1), other.toBytes());
    Cli.Result foreign = merge(whole, parts.get(0), parts.get(1));
    assertThat(foreign.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(foreign.err()).contains("is about something else than");
    assertThat(whole).doesNotExist();
  }

  static Stream<Arguments> unprovable() {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    List<String> vanilla = golden.get(VANILLA).list().stream().map(Json::text).toList();
    String third = Long.toUnsignedString(golden.sectorNumbers().get(2));
    List<String> flipped = new ArrayList<>(vanilla);
    flipped.set(2, flip(vanilla.get(2), 1000));
    List<String> foreign = new ArrayList<>(vanilla);
    foreign.set(1, flip(vanilla.get(1), 0));
    return Stream.of(
        Arguments.of(VANILLA, vanilla.subList(0, 2), "sectors can't be proved, the first of them "),
        Arguments.of(VANILLA, flipped, "the first of them " + third),
        Arguments.of(VANILLA, foreign, VANILLA + "[1] is of sector "),
        Arguments.of(VANILLA, List.of("00"), VANILLA + "[0]: bincode at byte"),
        Arguments.of(VANILLA, List.of("zz"), VANILLA + "[0] must be bytes in hexadecimal"),
        Arguments.of(VANILLA, List.of(7), VANILLA + "[0] must be a text"),
        Arguments.of(VANILLA, "7", "must be a list"),
        Arguments.of(VANILLA, List.of(), "holds no vanilla proofs"),
        Arguments.of(VANILLA, null, "holds no vanilla proofs"),
        Arguments.of("kind", "seal", "kind is seal"),
        Arguments.of("kind", "winning", "must be 1 of a Winning PoSt"),
        Arguments.of("apiVersion", "1.2.0", "can't be proved"),
        Arguments.of("randomness", "00".repeat(32), "can't be proved"),
        Arguments.of("randomness", "ff".repeat(32), "clear its top two bits"),
        Arguments.of("proverId", "ff".repeat(32), "prover id is"),
        Arguments.of("sectors", List.of(), "got no sector"),
        Arguments.of("sectorSize", 3000, "no sector size of 3000"),
        Arguments.of("skipped", List.of(Map.of("sectorId", 1, "reason", "WHIM")), "is none that"));
  }

  @ParameterizedTest
  @MethodSource("unprovable")
  void whatCannotBeProvedIsSaidAndNothingWritten(String member, Object value, String complaint)
      throws IOException {
    write(changed(GoldenPoSt.named("window-2k").json(), member, value));
    byte[] before = Files.readAllBytes(doc);
    for (Object[] options : new Object[][] {{}, {"--out", folder.resolve("out.json")}}) {
      Cli.Result result = prove(options);
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCodes.INVALID);
      assertThat(result.err()).contains(complaint).doesNotContain("\tat ");
      assertThat(result.out()).isEmpty();
      assertThat(doc).hasBinaryContent(before);
      assertThat(files()).containsExactly("doc.json");
    }
  }

  @Test
  void documentThatChangedMeanwhileIsLeftAlone() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    write(changed(golden.json(), "proverId", "00".repeat(32)));
    byte[] before = Files.readAllBytes(doc);
    assertThatThrownBy(
            () -> new PoStVanilla(doc).writeProved(golden.statement(), new byte[384], doc, true))
        .isInstanceOf(PoStException.class)
        .hasMessageContaining("doc.json has changed");
    assertThat(doc).hasBinaryContent(before);
  }

  @Test
  void documentsOfOtherKindsAreRefused() throws IOException {
    for (Json other :
        List.of(
            GoldenProof.named("s2k-1-proved").json(), GoldenUpdate.named("s2k-1-proved").doc())) {
      write(other);
      assertThat(prove().code()).isEqualTo(ExitCodes.INVALID);
      Cli.Result merged = merge(folder.resolve("whole.json"), doc);
      assertThat(merged.code()).isEqualTo(ExitCodes.INVALID);
    }
    write(GoldenPoSt.named("window-2k").json());
    Cli.Result whole = merge(folder.resolve("whole.json"), doc);
    assertThat(whole.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(whole.err()).contains("is no proof of a partition");
    Files.writeString(doc, "{}{}");
    assertThat(prove().code()).isEqualTo(ExitCodes.INVALID);
  }

  @Test
  void commandLinesAndMissingFilesHaveTheirCodes() throws IOException {
    assertThat(prove().code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("post", "prove").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("post", "merge", doc).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(merge(folder.resolve("whole.json"), doc).code()).isEqualTo(ExitCodes.IO);
    write(GoldenPoSt.named("winning-2k").json());
    assertThat(prove("--partition", 0).code()).isEqualTo(ExitCodes.USAGE);
    write(GoldenPoSt.named("window-2k").json());
    for (Object k : List.of(-1, 2, "x")) {
      assertThat(prove("--partition", k).code()).isEqualTo(ExitCodes.USAGE);
    }
    assertThat(prove("--partition", 0, "--no-vanilla").code()).isEqualTo(ExitCodes.USAGE);
    Path none = Files.createDirectory(folder.resolve("none"));
    assertThat(Cli.run("post", "prove", doc, "--params", none).code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("post", "prove", doc, "--params", folder.resolve("nowhere")).code())
        .isEqualTo(ExitCodes.IO);
    assertThat(prove("--out", folder.resolve("no/such/folder.json")).code())
        .isEqualTo(ExitCodes.IO);
    for (String command : List.of("prove", "merge")) {
      assertThat(Cli.run("post", command, "--help").out())
          .contains("Usage: sealwright post " + command, "--json", "--params");
      assertThat(Cli.run("generate-completion").out()).contains("post_" + command);
    }
  }

  /** As of some thousand large sectors: more than a document may be otherwise. */
  @Test
  void vanillaProofsMayBeManyMegabytes() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 2100; i++) {
      golden.get(VANILLA).list().forEach(proof -> many.add(proof.value()));
    }
    write(changed(golden.json(), VANILLA, many));
    assertThat(Files.size(doc)).isGreaterThan(64 << 20);
    Path out = folder.resolve("out.json");
    Cli.Result result = prove("--out", out);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.size(out)).isGreaterThan(64 << 20);
    assertThat(verify(out)).isEqualTo("valid\n");
  }

  private Cli.Result prove(Object... more) {
    return Cli.run(Cli.with(List.of(more), "post", "prove", doc, "--params", params));
  }

  private static Cli.Result merge(Path out, Path... parts) {
    return Cli.run(
        Cli.with(List.of((Object[]) parts), "post", "merge", "--params", params, "--out", out));
  }

  private static String verify(Path file) {
    return Cli.run("verify", "--params", params, file).out();
  }

  private void write(Json json) throws IOException {
    Files.write(doc, json.toBytes());
  }

  private static Json read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Json.read(in);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** With one bit of a byte flipped. */
  private static String flip(String hex, int at) {
    char digit = Character.forDigit(Character.digit(hex.charAt(2 * at + 1), 16) ^ 1, 16);
    return hex.substring(0, 2 * at + 1) + digit + hex.substring(2 * at + 2);
  }

  @SuppressWarnings("unchecked")
  private static Json changed(Json golden, String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) golden.value());
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    return new Json(members);
  }
}
