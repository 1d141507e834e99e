// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    write(Documents.with(golden, "proof", null));
    Cli.Result result = prove("--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.json().get("document").text()).isEqualTo(doc.toString());
    assertThat(verify(doc)).isEqualTo("valid\n");
    assertThat(Documents.with(Documents.read(doc), "proof", null))
        .isEqualTo(Documents.with(golden, "proof", null));

    Path out = folder.resolve("out.json");
    byte[] before = Files.readAllBytes(doc);
    assertThat(prove("--out", out, "--no-vanilla").code()).isZero();
    assertThat(doc).hasBinaryContent(before);
    assertThat(verify(out)).isEqualTo("valid\n");
    assertThat(Documents.read(out).has(VANILLA)).isFalse();
    assertThat(Documents.read(out).get("proof"))
        .as("another proof")
        .isNotEqualTo(Documents.read(doc).get("proof"));
    assertThat(files()).containsExactly("doc.json", "out.json");
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
    write(Documents.with(GoldenPoSt.named("window-2k").json(), member, value));
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
    write(Documents.with(golden.json(), "proverId", "00".repeat(32)));
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
    }
    Files.writeString(doc, "{}{}");
    assertThat(prove().code()).isEqualTo(ExitCodes.INVALID);
  }

  @Test
  void commandLinesAndMissingFilesHaveTheirCodes() throws IOException {
    assertThat(prove().code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("post", "prove").code()).isEqualTo(ExitCodes.USAGE);
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
  }

  /** As of some thousand large sectors: more than a document may be otherwise. */
  @Test
  void vanillaProofsMayBeManyMegabytes() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 2100; i++) {
      golden.get(VANILLA).list().forEach(proof -> many.add(proof.value()));
    }
    write(Documents.with(golden.json(), VANILLA, many));
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

  private static String verify(Path file) {
    return Cli.run("verify", "--params", params, file).out();
  }

  private void write(Json json) throws IOException {
    Files.write(doc, json.toBytes());
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
}
