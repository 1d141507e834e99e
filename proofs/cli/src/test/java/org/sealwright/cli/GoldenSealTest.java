// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.GoldenSector;

/** The long form of {@code seal} makes what the reference made. */
class GoldenSealTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s2k-1",
        "s2k-v10",
        "s2k-pieces",
        "s2k-synth",
        "s2k-ni",
        "s4k",
        "s16k",
        "s32k",
        "s32k-v10"
      })
  void longFormReproducesTheReference(String name) throws IOException {
    GoldenSector golden = GoldenSector.named(name);
    Path dir = folder.resolve("sector");
    List<Object> args = Cli.sealArguments(golden, folder, dir);

    Cli.Result sealed = Cli.run(Cli.with(args, "seal", "--json"));

    assertThat(sealed.err()).doesNotContain("sealwright:");
    assertThat(sealed.code()).isZero();
    assertThat(sealed.json().get("commD").text()).isEqualTo(golden.get("commD").text());
    assertThat(sealed.json().get("commR").text()).isEqualTo(golden.get("commR").text());
    assertThat(sealed.json().get("replicaSha256").text())
        .isEqualTo(golden.get("sealedSha256").text());
    assertThat(dir.resolve("commit1.json")).hasBinaryContent(golden.commit1().readAllBytes());
    assertDocumentIsReadAsGolden(golden, dir);
    assertThat(Cli.run("verify", dir).out()).isEqualToIgnoringNewLines("valid");
    assertThat(Cli.run("inspect", dir, "--json").json().get("phase").text()).isEqualTo("commit1");

    Cli.Result again = Cli.run(Cli.with(args, "seal", "--json"));
    assertThat(again.code()).isZero();
    assertThat(again.out()).isEqualTo(sealed.out());
  }

  private static void assertDocumentIsReadAsGolden(GoldenSector golden, Path dir) {
    GoldenSector ours = GoldenSector.in(dir);
    assertThat(ours.spec()).isEqualTo(golden.spec());
    assertThat(ours.seed()).isEqualTo(golden.seed());
    assertThat(ours.pieces()).isEqualTo(golden.pieces());
    for (String field :
        List.of("kind", "feature", "apiVersion", "commD", "commR", "sealedSha256")) {
      assertThat(ours.get(field).text()).as(field).isEqualTo(golden.get(field).text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1", "s2k-synth"})
  void phasesOneByOneMakeTheSame(String name) throws IOException {
    GoldenSector golden = GoldenSector.named(name);
    Path dir = folder.resolve("sector");
    List<Object> args = Cli.sealArguments(golden, folder, dir);

    assertThat(Cli.run(Cli.with(args, "seal", "pc1")).code()).isZero();
    assertThat(Cli.run("inspect", dir, "--json").json().get("phase").text())
        .isEqualTo("preCommit1");
    assertThat(dir.resolve("pc1.json")).exists();
    Cli.Result pc2 = Cli.run("seal", "pc2", dir, "--json");
    assertThat(pc2.json().get("commR").text()).isEqualTo(golden.get("commR").text());
    assertThat(Cli.run("seal", "c1", "--dir", dir).code()).isZero();
    assertThat(dir.resolve("commit1.json")).hasBinaryContent(golden.commit1().readAllBytes());
  }

  @Test
  void ffiFormVerifiesToo() throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-pieces");
    Path dir = folder.resolve("sector");
    List<Object> args = Cli.sealArguments(golden, folder, dir);

    assertThat(Cli.run(Cli.with(args, "seal", "--ffi")).code()).isZero();

    assertThat(Files.readString(dir.resolve("commit1.json")))
        .startsWith("{\"registered_proof\":\"StackedDrg2KiBV1_1\"");
    assertThat(Cli.run("verify", dir).code()).isZero();
  }

  @Test
  void registeredProofStandsForItsConfiguration() throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-pieces");
    List<Object> args = Cli.sealArguments(golden, folder, folder.resolve("sector"));
    int at = args.indexOf("--porep-id");
    args.subList(at, at + 4).clear();

    Cli.Result sealed = Cli.run(Cli.with(args, "seal", "--json", "--seal-proof", 5));

    assertThat(sealed.json().get("commR").text()).isEqualTo(golden.get("commR").text());
  }

  @Test
  void anotherSectorIsNotSealedOverThisOne() throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-1");
    Path dir = folder.resolve("sector");
    List<Object> args = Cli.sealArguments(golden, folder, dir);
    assertThat(Cli.run(Cli.with(args, "seal")).code()).isZero();
    byte[] replica = Files.readAllBytes(dir.resolve("sealed"));
    args.set(args.indexOf("--sector-id") + 1, "7");

    Cli.Result refused = Cli.run(Cli.with(args, "seal"));

    assertThat(refused.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(refused.err()).contains("holds another sector");
    assertThat(dir.resolve("sealed")).hasBinaryContent(replica);
  }
}
