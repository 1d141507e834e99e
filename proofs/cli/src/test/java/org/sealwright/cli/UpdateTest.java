// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.GoldenSector;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** Data into a sealed sector, and out again. */
class UpdateTest {
  @TempDir Path folder;
  private final byte[] data = TestData.stream(12, 1500);
  private Path file;
  private Path sector;
  private Path update;

  @BeforeEach
  void seal() throws IOException {
    file = Files.write(folder.resolve("file"), data);
    Path old = Files.write(folder.resolve("old"), TestData.stream(11, 2000));
    sector = folder.resolve("sector");
    update = folder.resolve("update");
    assertThat(Cli.run("seal", old, "--out", sector).code()).isZero();
  }

  private Cli.Result encode() {
    return Cli.run("update", "encode", sector, "--data", file, "--out", update, "--json");
  }

  @Test
  void fileGoesInAndComesBackAndTheSectorIsRestored() throws IOException {
    Cli.Result encoded = encode();
    assertThat(encoded.code()).as(encoded.err()).isZero();
    Json document;
    try (var in = Files.newInputStream(update.resolve("update.json"))) {
      document = Json.read(in);
    }
    assertThat(document.get("commRNew")).isEqualTo(encoded.json().get("commRNew"));
    assertThat(document.get("kind").text()).isEqualTo("update");
    assertThat(document.get("vanillaProofsBincode").list()).hasSize(1);

    assertThat(Cli.run("update", "decode", update).bytes()).isEqualTo(data);
    Cli.Result part = Cli.run("update", "decode", update, "--offset", 100, "--length", 555);
    assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(data, 100, 655));
    Path out = folder.resolve("out");
    Cli.Result written = Cli.run("update", "decode", "--dir", update, "-o", out, "--json");
    assertThat(written.json().get("length").number()).isEqualTo(data.length);
    assertThat(out).hasBinaryContent(data);

    Path restored = folder.resolve("restored");
    Cli.Result removed = Cli.run("update", "remove", update, "--out", restored, "--json");
    assertThat(removed.code()).as(removed.err()).isZero();
    assertThat(removed.json().get("commR")).isEqualTo(document.get("commROld"));
    Path old = sector.resolve("sector-0");
    for (String name : new String[] {"sealed", "cache/p_aux", "cache/sc-02-data-tree-r-last.dat"}) {
      assertThat(restored.resolve(name)).hasSameBinaryContentAs(old.resolve(name));
    }
  }

  @Test
  void goldenUpdateHasTheSameDocument() throws IOException {
    GoldenSector golden = GoldenSector.named("s4k");
    GoldenUpdate wanted = GoldenUpdate.named("s4k");
    Path dir = folder.resolve("golden");
    Object[] seal = Cli.with(Cli.sealArguments(golden, folder, dir), "seal");
    assertThat(Cli.run(seal).code()).isZero();
    Cli.Result encoded =
        Cli.runWith(wanted.data(), "update", "encode", dir, "--data", "-", "--out", update);
    assertThat(encoded.code()).as(encoded.err()).isZero();
    assertThat(Files.exists(update.resolve("stdin.sealwright-tmp"))).isFalse();
    GoldenUpdate got = GoldenUpdate.in(update);
    for (String name :
        new String[] {
          "kind",
          "sectorSize",
          "apiVersion",
          "feature",
          "porepId",
          "h",
          "commROld",
          "commRNew",
          "commRLastNew",
          "commDNew",
          "replicaSha256",
          "stagedSha256",
          "vanillaProofsBincode"
        }) {
      assertThat(got.doc().get(name)).as(name).isEqualTo(wanted.doc().get(name));
    }
    assertThat(got.doc().get("piece").get("commP"))
        .isEqualTo(wanted.doc().get("piece").get("commP"));
    // t_aux holds the path of the sector's folder.
    assertThat(got.cache().keySet()).isEqualTo(wanted.cache().keySet());
    got.cache().remove("t_aux");
    wanted.cache().remove("t_aux");
    assertThat(got.cache()).isEqualTo(wanted.cache());
    Files.write(update.resolve("update.json"), wanted.doc().toBytes());
    assertThat(Cli.run("update", "decode", update).code()).isEqualTo(ExitCodes.INVALID);
    assertThat(Cli.run("update", "decode", update, "--sector", dir).bytes())
        .isEqualTo(wanted.data());
  }

  @Test
  void inspectionNamesWhatIsWrong() throws IOException {
    encode();
    Cli.Result sound = Cli.run("inspect", update, "--json");
    assertThat(sound.code()).as(sound.out()).isZero();
    assertThat(sound.json().get("phase").text()).isEqualTo("updated");
    byte[] replica = Files.readAllBytes(update.resolve("sealed"));
    replica[77] ^= 1;
    Files.write(update.resolve("sealed"), replica);
    Files.delete(update.resolve("cache").resolve("p_aux"));
    Cli.Result damaged = Cli.run("inspect", update);
    assertThat(damaged.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(damaged.out()).contains("sealed is damaged", "p_aux");
    Cli.Result refused = Cli.run("update", "decode", update);
    assertThat(refused.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(refused.bytes()).isEmpty();
    assertThat(encode().code()).isZero();
    assertThat(Cli.run("inspect", update).code()).isZero();
  }

  @Test
  void otherDataAndOtherSizesAreRefused() throws IOException {
    encode();
    Files.write(file, TestData.stream(13, 1500));
    Cli.Result other = encode();
    assertThat(other.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(Cli.run("update", "decode", update).bytes()).isEqualTo(data);
    Files.write(file, new byte[2033]);
    Cli.Result large =
        Cli.run("update", "encode", sector, "--data", file, "--out", folder.resolve("large"));
    assertThat(large.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(large.err()).contains("2032");
    assertThat(Cli.run("update", "encode", sector, "--out", update).code())
        .isEqualTo(ExitCodes.USAGE);
    assertThat(Cli.run("update", "decode", update, "--offset", 1501).code())
        .isEqualTo(ExitCodes.INVALID);
    assertThat(Cli.run("update", "decode", sector).code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("update").code()).isEqualTo(ExitCodes.USAGE);
  }
}
