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
import org.sealwright.storage.testing.TestData;

/** What goes wrong ends with one line and the documented code. */
class ExitCodesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "commp",
        "commp --frobnicate x",
        "commp --threads 0 x",
        "commp --threads many x",
        "commp --kernels best x",
        "commp --memory 12parsecs x",
        "commp - -",
        "seal",
        "seal x",
        "seal x y --out z",
        "seal x --out z --ffi",
        "seal x --out z --sector-size 2047",
        "seal x --out z --ticket 00",
        "seal x --dir d --sector-size 2048",
        "seal x --dir d --seal-proof 20",
        "seal pc2",
        "params",
        "params names --only x",
        "params names --size 3KiB",
        "params fetch",
        "params generate --size 2KiB --only window",
        "params generate --size 2KiB --params x",
        "params generate --size 1GiB --only update --params x",
        "params fetch --size 4KiB --only porep",
        "params fetch --size 2KiB --mirror ftp://host",
        "params fetch --size 2KiB --mirror host",
        "prove",
        "prove a --dir b",
        "verify",
        "verify a --dir b",
        "aggregate",
        "aggregate x",
        "aggregate x --out y --version 3",
        "unseal a --offset -1",
        "unseal a --json",
        "emission",
        "emission dogecoin",
        "emission ionet --month 240",
        "emission ionet --month -1",
        "emission ionet --month x",
        "emission ionet --hour 175320",
        "emission ionet --month 1 --hour 1",
        "emission ionet --json --csv",
        "emission ionet --plot picture.gif",
        "emission ionet --month 1 --plot picture.svg",
        "emission filecoin --epoch -2",
        "emission filecoin --epoch 999999999999",
        "emission filecoin --years 0",
        "emission bittensor --issuance -1",
        "emission bittensor --issuance 18446744073709551616",
        "rank",
        "simulate",
        "simulate x --epochs 0",
        "simulate x --every 0",
        "quote",
        "quote x --at yesterday",
        "quote x --at 2024-06-24"
      })
  void wrongCommandLineIsUsage(String line) {
    Object[] args = line.isEmpty() ? new Object[0] : line.split(" ");
    Cli.Result result = Cli.run(args);
    assertThat(result.err()).startsWith("sealwright: ").contains("--help").doesNotContain("\tat ");
    assertThat(result.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--porep-id=00",
        "--ticket=zz",
        "--prover-id=",
        "--sector-id=-1",
        "--sector-id=18446744073709551616",
        "--api-version=2.0.0",
        "--feature=fast",
        "--sector-size=3000",
        "--feature=ni",
        "--seal-proof=5"
      })
  void malformedOptionOfTheLongFormIsUsage(String option) throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-1");
    List<Object> args = Cli.sealArguments(golden, folder, folder.resolve("sector"));
    int given = args.indexOf(option.substring(0, option.indexOf('=')));
    if (given >= 0) {
      args.subList(given, given + 2).clear();
    }
    assertThat(Cli.run(Cli.with(args, "seal", option)).code()).isEqualTo(ExitCodes.USAGE);
    assertThat(folder.resolve("sector")).doesNotExist();
  }

  @Test
  void largestSectorNumberIsTaken() throws IOException {
    GoldenSector golden = GoldenSector.named("s2k-1");
    Path dir = folder.resolve("sector");
    List<Object> args = Cli.sealArguments(golden, folder, dir);
    args.set(args.indexOf("--sector-id") + 1, "18446744073709551615");
    assertThat(Cli.run(Cli.with(args, "seal")).code()).isZero();
    assertThat(Files.readString(dir.resolve("sector.json"))).contains("18446744073709551615");
    assertThat(Cli.run("verify", dir).code()).isZero();
  }

  @Test
  void pieceOfAnImpossibleSizeIsInvalid() throws IOException {
    assertRefused(128, "127 * 2^k");
  }

  @Test
  void piecesThatDoNotFillTheSectorAreInvalid() throws IOException {
    assertRefused(1016, "wanted exactly 2032");
  }

  private void assertRefused(int bytes, String reason) throws IOException {
    List<Object> args = Cli.identity(GoldenSector.named("s2k-1"));
    Path dir = folder.resolve("sector");
    args.addAll(List.of("--dir", dir, Files.write(folder.resolve("piece"), new byte[bytes])));
    Cli.Result result = Cli.run(Cli.with(args, "seal"));
    assertThat(result.err()).contains(reason);
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(dir.resolve("sealed")).doesNotExist();
  }

  @Test
  void emptyFileIsInvalid() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(Cli.run("commp", empty).code()).isEqualTo(ExitCodes.INVALID);
    assertThat(Cli.run("seal", empty, "--out", folder.resolve("o")).code())
        .isEqualTo(ExitCodes.INVALID);
    assertThat(Cli.runWith(new byte[0], "commp", "-").code()).isEqualTo(ExitCodes.INVALID);
  }

  @Test
  void missingFileOrFolderIsInputOutput() throws IOException {
    Path missing = folder.resolve("missing");
    Cli.Result result = Cli.run("commp", missing);
    assertThat(result.err()).contains("missing", "no such file or folder");
    assertThat(result.code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("commp", folder).code()).isEqualTo(ExitCodes.IO);
    for (String command : List.of("prove", "verify", "inspect", "unseal")) {
      assertThat(Cli.run(command, missing).code()).as(command).isEqualTo(ExitCodes.IO);
    }
    assertThat(Cli.run("verify", folder).code()).isEqualTo(ExitCodes.IO);
    Path file = Files.write(folder.resolve("file"), new byte[5]);
    assertThat(Cli.run("seal", file, "--out", file).code()).isEqualTo(ExitCodes.IO);
    assertThat(Cli.run("verify", "--dir", file).code()).isEqualTo(ExitCodes.IO);
  }

  @Test
  void missingKernelTierIsEnvironment() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[5]);
    // The native tier is on this path or not; a tier that is there is no failure.
    int code = Cli.run("commp", "--kernels", "native", file).code();
    assertThat(code).isIn(ExitCodes.OK, ExitCodes.ENVIRONMENT);
    assertThat(Cli.run("commp", "--kernels", "scalar", file).code()).isZero();
    assertThat(Cli.run("commp", "--kernels", "vector", file).code()).isZero();
  }

  @Test
  void flippedByteMakesTheProofInvalidAndIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("file"), TestData.stream(1, 300));
    Path out = folder.resolve("out");
    Cli.run("seal", file, "--out", out);
    Path commit1 = out.resolve("sector-0").resolve("commit1.json");
    String proof = Files.readString(commit1);
    int at = proof.indexOf("\"leaf\":[") + 8;
    int end = proof.indexOf(',', at);
    int value = Integer.parseInt(proof.substring(at, end));
    Files.writeString(commit1, proof.substring(0, at) + (value ^ 1) + proof.substring(end));

    Cli.Result verdict = Cli.run("verify", out, "--json");

    assertThat(verdict.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(verdict.json().get("valid").isTrue()).isFalse();
    assertThat(verdict.json().get("reason").text()).contains("sector-0").contains("challenge");
  }

  @Test
  void damagedLayerIsFoundByInspectAndRedoneBySeal() throws IOException {
    Path file = Files.write(folder.resolve("file"), TestData.stream(2, 300));
    Path out = folder.resolve("out");
    Cli.run("seal", file, "--out", out);
    Path layer = out.resolve("sector-0/cache/sc-02-data-layer-2.dat");
    byte[] sound = Files.readAllBytes(layer);
    byte[] damaged = sound.clone();
    damaged[100] ^= 4;
    Files.write(layer, damaged);

    Cli.Result report = Cli.run("inspect", out);
    assertThat(report.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(report.out()).contains("sc-02-data-layer-2.dat is damaged");
    assertThat(Cli.run("seal", file, "--out", out).code()).isZero();
    assertThat(layer).hasBinaryContent(sound);
    assertThat(Cli.run("inspect", out).out()).contains("no problems");
  }
}
