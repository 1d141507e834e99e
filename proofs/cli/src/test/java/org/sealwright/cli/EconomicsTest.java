// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.storage.testing.Json;

/** {@code emission}, {@code rank}, {@code simulate}, {@code quote}. */
class EconomicsTest {
  private static final Path ROOT = Path.of(System.getProperty("sealwright.root"));
  private static final Path EXAMPLES = ROOT.resolve("proofs/cli/examples");

  @TempDir Path folder;

  private static Json json(Object... args) {
    Cli.Result result = Cli.run(args);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.json();
  }

  @ParameterizedTest
  @CsvSource({
    "emission bittensor --issuance 0, blockEmission, 1000000000",
    "emission bittensor --issuance 10500000000000000, blockEmission, 500000000",
    "emission bittensor --issuance 21000000000000000, blockEmission, 0",
    "emission bittensor --issuance 18446744073709551615, blockEmission, 0",
    "emission ionet --month 0, amount, 333327134800893",
    "emission ionet --month 239, amount, 29098477656993",
    "emission ionet --hour 0, amount, 456612513425",
    "emission ionet --hour 0 --schedule published, amount, 456621004566",
    "emission filecoin --epoch -1, baselinePower, 2888886975106048385",
    "emission filecoin --epoch 0, baselinePower, 2888888879999999999",
    "emission filecoin --epoch 31536000, baselinePower, 3101920815343703363853747653",
  })
  void fixedFieldsOfScripts(String line, String field, String wanted) {
    Object[] args = (line + " --json").split(" ");
    assertThat(json(args).get(field).text()).isEqualTo(wanted);
  }

  @Test
  void yearsOfIonetAddUpToThePoolInAllForms() {
    Json report = json("emission", "ionet", "--json");
    List<Json> rows = report.get("rows").list();
    assertThat(rows).hasSize(20);
    assertThat(rows.stream().mapToLong(row -> Long.parseLong(row.get("canonical").text())).sum())
        .isEqualTo(30_000_000_000_000_000L);
    assertThat(report.get("units").get("canonical").text()).isEqualTo("1e-8 IO");
    String csv = Cli.run("emission", "ionet", "--csv").out();
    assertThat(csv.lines())
        .hasSize(21)
        .first()
        .isEqualTo("year,canonical (IO),published (IO),canonicalIssued (IO),publishedIssued (IO)");
    BigDecimal sum =
        csv.lines()
            .skip(1)
            .map(line -> new BigDecimal(line.split(",")[2]))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo("300000000");
    assertThat(Cli.run("emission", "ionet", "--monthly").out().lines()).hasSize(4 + 1 + 1 + 240);
  }

  @Test
  void halvingsOfBittensorComeToTheSupply() {
    List<Json> rows = json("emission", "bittensor", "--json").get("rows").list();
    assertThat(rows.get(1).get("fromIssuance").text()).isEqualTo("10500000000000000");
    assertThat(rows.get(2).get("blockEmission").text()).isEqualTo("250000000");
    assertThat(rows.getFirst().get("blocks").number()).isEqualTo(10_500_000);
  }

  @Test
  void baselineOfFilecoinDoublesEveryYear() {
    List<Json> rows = json("emission", "filecoin", "--years", "2", "--json").get("rows").list();
    BigDecimal first = new BigDecimal(rows.get(0).get("baselinePower").text());
    BigDecimal second = new BigDecimal(rows.get(1).get("baselinePower").text());
    assertThat(second.divide(first, java.math.MathContext.DECIMAL32).doubleValue())
        .isBetween(1.9999, 2.0001);
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsDocumentedAndRuns(Path example) throws IOException {
    String name = example.getFileName().toString();
    assertThat(Files.readString(ROOT.resolve("proofs/cli/ECONOMICS.md")))
        .contains("[" + name + "](examples/" + name + ")");
    List<Object> args =
        switch (name) {
          case "ionet-devices.json", "bittensor-subnet.json" -> List.of("rank", example);
          case "filecoin-miner.json" -> List.of("simulate", example, "--epochs", 2000);
          case "bittensor-miner.json" -> List.of("simulate", example, "--epochs", 7200);
          default -> List.of("quote", example, "--at", "2026-11-23");
        };
    Cli.Result text = Cli.run(args.toArray());
    assertThat(text.err()).isEmpty();
    assertThat(text.code()).isZero();
    assertThat(text.out()).startsWith("network");
    assertThat(Cli.runWith(Files.readAllBytes(example), fromInput(args, example)).out())
        .isEqualTo(text.out());
    for (String ending : List.of(".svg", ".PNG")) {
      Path picture = folder.resolve("picture" + ending);
      assertThat(Cli.run(Cli.with(List.of("--plot", picture), args.toArray())).code()).isZero();
      String begin =
          new String(
              Files.readAllBytes(picture), 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(begin).isEqualTo(ending.equals(".svg") ? "<?xml" : "\u0089PNG\r");
    }
  }

  @Test
  void onePlotIsOneFile() throws IOException {
    List<Path> pictures = List.of(folder.resolve("one.svg"), folder.resolve("other.svg"));
    for (Path picture : pictures) {
      assertThat(Cli.run("emission", "ionet", "--plot", picture).code()).isZero();
    }
    assertThat(pictures.getLast()).hasSameBinaryContentAs(pictures.getFirst());
    assertThat(Files.readString(pictures.getFirst())).contains("url(#clip-0)");
  }

  private static Object[] fromInput(List<Object> args, Path example) {
    return args.stream().map(arg -> arg.equals(example) ? "-" : arg).toArray();
  }

  @Test
  void stakeMissingByOneAtomDropsTheBestDeviceToTheEnd() {
    List<Json> rows =
        json("rank", EXAMPLES.resolve("ionet-devices.json"), "--json").get("rows").list();
    assertThat(rows.getLast().get("id").text()).isEqualTo("h100-a");
    assertThat(rows.getLast().get("change").text()).isEqualTo("-2");
    assertThat(rows.getLast().get("rank").number()).isZero();
  }

  @Test
  void ionetDeviceOfTheVectorsHasItsRank() {
    String device =
        """
        {"network": "ionet", "devices": [{"id": "b1", "multiplierCenti": 125, "quantity": 2,
         "stake": "75000000000", "offlineSeconds": 58411, "powPassed": 650, "powFailed": 20,
         "jobsDone": 3, "jobsFailed": 1, "download": 900, "upload": 700, "disconnects": 7}]}
        """;
    Json row =
        Cli.runWith(device.getBytes(UTF_8), "rank", "-", "--json").json().get("rows").list().get(0);
    assertThat(row.get("rank").number()).isEqualTo(4_810_136);
    assertThat(row.get("health").number()).isEqualTo(913_476);
  }

  @Test
  void validatorsWeightMovesTheMinersEmissionUpToTheConsensus() {
    List<Json> rows =
        json("quote", EXAMPLES.resolve("bittensor-weights.json"), "--json").get("rows").list();
    long before = -1;
    for (Json row : rows) {
      long emission = Long.parseLong(row.get("minerEmission").text());
      assertThat(emission).isGreaterThanOrEqualTo(before);
      before = emission;
    }
    assertThat(rows).hasSize(11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"network\": \"dogecoin\"}",
        "{\"network\": \"ionet\"}",
        "{\"network\": \"ionet\", \"devices\": [{}]}",
        "{\"network\": \"ionet\", \"devices\": [], \"windows\": []}",
        "{\"network\": \"ionet\", \"devices\": [], \"surprise\": 1}",
        "{\"network\": \"ionet\", \"devices\": [{\"id\": \"a\", \"model\": \"Z80\"}]}",
        "{\"network\": \"ionet\", \"devices\": [{\"id\": \"a\", \"model\": \"H100\","
            + " \"stake\": \"1.123456789 IO\", \"download\": 1, \"upload\": 1}]}",
        "{\"network\": \"ionet\", \"devices\": [{\"id\": \"a\", \"model\": \"H100\","
            + " \"stake\": -1, \"download\": 1, \"upload\": 1}]}",
        "{\"network\": \"bittensor\", \"neurons\": []}",
        "{\"network\": \"bittensor\", \"neurons\": [{\"weights\": {\"1\": 1}}]}",
        "{\"network\": \"bittensor\", \"neurons\": [{\"weights\": {\"x\": 1}}]}",
        "{\"network\": \"bittensor\", \"neurons\": [{\"weights\": {\"0\": 65536}}]}",
        "{\"network\": \"bittensor\", \"neurons\": [{}], \"subnet\": {\"version\": \"yuma9\"}}"
      })
  void filesThatCannotBeAreNamedAndInvalid(String text) {
    Cli.Result result = Cli.runWith(text.getBytes(UTF_8), "rank", "-");
    assertThat(result.err()).startsWith("sealwright: standard input").doesNotContain("bug");
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(result.bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"network\": \"filecoin\", \"epoch\": 9000000000000000000, \"rawPower\": 1,"
            + " \"qualityPower\": 1, \"ownPower\": 1}",
        "{\"network\": \"filecoin\", \"rawPower\": \"1.0001 KiB\", \"qualityPower\": 1,"
            + " \"ownPower\": 1}",
        "{\"network\": \"ionet\", \"device\": {\"model\": \"H100\"}, \"others\":"
            + " {\"score\": \"9223372036854775807\"}, \"market\": {\"hourPrice\": 1,"
            + " \"ioPrice\": 1, \"burnBps\": 1}}",
        "{\"network\": \"bittensor\", \"neurons\": [{}], \"issuance\": 0, \"uid\": 1,"
            + " \"pool\": {\"alphaIn\": 0, \"alphaOut\": 0, \"price\": 1, \"sharePpm\": 0}}"
      })
  void simulationsThatCannotBeAreInvalid(String text) {
    Cli.Result result = Cli.runWith(text.getBytes(UTF_8), "simulate", "-", "--epochs", 10);
    assertThat(result.err()).startsWith("sealwright: ").doesNotContain("bug");
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
  }

  @Test
  void missingFileIsInputOutput() {
    Path missing = folder.resolve("missing");
    for (String command : List.of("rank", "simulate", "quote")) {
      assertThat(Cli.run(command, missing).code()).as(command).isEqualTo(ExitCodes.IO);
    }
    Path nowhere = folder.resolve("no").resolve("x.svg");
    assertThat(Cli.run("emission", "ionet", "--plot", nowhere).code()).isEqualTo(ExitCodes.IO);
  }
}
