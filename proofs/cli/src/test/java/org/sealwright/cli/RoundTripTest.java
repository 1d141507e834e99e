// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.storage.testing.TestData;

/** The short form: any file goes in, the same file comes out. */
class RoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 2048, 1",
    "127, 2048, 1",
    "2032, 2048, 1",
    "2033, 4096, 1",
    "20000, 32768, 1",
  })
  void smallestSizeIsChosenAndTheFileComesBack(int length, long size, int sectors)
      throws IOException {
    byte[] data = TestData.stream(length, length);
    Path file = Files.write(folder.resolve("file"), data);

    Cli.Result sealed = Cli.run("seal", file, "--out", folder.resolve("out"), "--json");

    assertThat(sealed.code()).as(sealed.err()).isZero();
    assertThat(sealed.err()).contains("test identities");
    assertThat(sealed.json().get("sectorSize").number()).isEqualTo(size);
    assertThat(sealed.json().get("sectors").list()).hasSize(sectors);
    assertThat(sealed.json().get("pieceCidV2").text())
        .isEqualTo(Cli.run("commp", "--json", file).json().get("pieceCidV2").text());
    assertThat(Cli.run("unseal", folder.resolve("out")).bytes()).isEqualTo(data);
    assertThat(Cli.run("verify", folder.resolve("out")).code()).isZero();
  }

  @Test
  void largeFileIsSpreadOverSectorsAndAnyRangeComesBack() throws IOException {
    byte[] data = TestData.stream(3, 5000);
    Path file = Files.write(folder.resolve("file"), data);
    Path out = folder.resolve("out");
    Cli.Result sealed = Cli.run("seal", file, "-o", out, "--sector-size", "2KiB", "--json");
    assertThat(sealed.json().get("sectors").list()).hasSize(3);

    assertThat(Cli.run("unseal", out).bytes()).isEqualTo(data);
    int[][] ranges = {{0, 1}, {2031, 2}, {1000, 3500}, {4999, 1}, {5000, 0}};
    for (int[] range : ranges) {
      assertThat(Cli.run("unseal", out, "--offset", range[0], "--length", range[1]).bytes())
          .isEqualTo(Arrays.copyOfRange(data, range[0], range[0] + range[1]));
    }
    Path back = folder.resolve("back");
    assertThat(Cli.run("unseal", out, "--offset", 4000, "-o", back).code()).isZero();
    assertThat(back).hasBinaryContent(Arrays.copyOfRange(data, 4000, 5000));
    Cli.Result beyond = Cli.run("unseal", out, "--offset", 4000, "--length", 1001);
    assertThat(beyond.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(beyond.bytes()).isEmpty();
  }

  @Test
  void standardInputIsSealedAndLeavesNoCopy() throws IOException {
    byte[] data = TestData.stream(4, 700);
    Path out = folder.resolve("out");

    assertThat(Cli.runWith(data, "seal", "-", "--out", out).code()).isZero();

    assertThat(Cli.run("unseal", out).bytes()).isEqualTo(data);
    try (var files = Files.list(out)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("manifest.json", "sector-0");
    }
  }

  @Test
  void singleSectorOfAManifestUnsealsWithItsPadding() throws IOException {
    byte[] data = TestData.stream(5, 300);
    Path file = Files.write(folder.resolve("file"), data);
    Path out = folder.resolve("out");
    Cli.run("seal", file, "--out", out);

    assertThat(Cli.run("unseal", out.resolve("sector-0")).bytes())
        .isEqualTo(Arrays.copyOf(data, 2032));
  }

  @Test
  void sealingTheSameFileAgainIsQuickAndAnotherOneIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("file"), TestData.stream(6, 300));
    Path out = folder.resolve("out");
    Cli.Result first = Cli.run("seal", file, "--out", out, "--json");
    assertThat(Cli.run("seal", file, "--out", out, "--json").out()).isEqualTo(first.out());

    Files.write(file, TestData.stream(7, 300));
    Cli.Result refused = Cli.run("seal", file, "--out", out);

    assertThat(refused.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(refused.err()).contains("take another folder");
  }

  @Test
  void demoSaysThatTheFileIsTheSame() throws IOException {
    Path file = Files.write(folder.resolve("file"), TestData.stream(8, 3000));
    Cli.Result demo = Cli.run("demo", file);
    assertThat(demo.code()).isZero();
    assertThat(demo.out()).contains("bafkz", "bagboea", "valid", "the same file, byte for byte");
    assertThat(Cli.run("demo", "--json").json().get("same").isTrue()).isTrue();
  }
}
