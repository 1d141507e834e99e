// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.snark.kernel.SnarkKernels;

/** The report renders, the plot is written, and a fast wrong answer doesn't count. */
class ReportTest {
  private static final Peer PEER = new Peer("peer 1.0", List.of("true"));
  private static final Row ROW = new Row("tree", "A tree", 1, 2.0, "a", PEER, "b");
  private static final Sample SAMPLE = new Sample("node", 10, 1e-6, "aa", "vector-512");

  @TempDir Path folder;

  @Test
  void writesJsonTableAndPlot() throws IOException {
    Report report = report();
    Path json = report.writeTo(folder);

    assertThat(json).hasFileName("2026-11-23-test-cpu-3-0.json");
    assertThat(Files.readAllBytes(folder.resolve("2026-11-23-test-cpu-3-0.png")))
        .startsWith(0x89, 'P', 'N', 'G');
    assertThat(folder.resolve("REPORT.md"))
        .content()
        .contains(
            "| A tree | 10.0 ns/node | 30.0 ns/node | peer 1.0 | **3.00** | 2.75 | 2.0 | met |")
        .contains("| absent | no storage yet |")
        .contains("| wrong | we answered aa");
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Report report = report();
    assertThat(Report.fromJson(report.toJson())).isEqualTo(report);
  }

  @Test
  void judgesByTheBestOfAllSamples() {
    Measurement met = report().measurements().getFirst();
    assertThat(met.bestRatio()).isEqualTo(3.0);
    assertThat(met.medianRatio()).isEqualTo(2.75);
    assertThat(met.verdict()).isEqualTo(Measurement.Verdict.MET);
    assertThat(Measurement.timed(ROW, SAMPLE, List.of(10.0), List.of(19.9)).verdict())
        .isEqualTo(Measurement.Verdict.MISSED);
    assertThat(report().has(Measurement.Verdict.WRONG)).isTrue();
  }

  @Test
  void rendersAnEmptyRun() throws IOException {
    new Report(report().machine(), List.of()).writeTo(folder);
    assertThat(folder.resolve("REPORT.md")).content().contains("| verdict |");
  }

  @Test
  void workerAnswersInOneLine() throws IOException {
    Worker worker =
        new Worker(
            Kernels.select(KernelSelection.only("scalar")),
            () -> SnarkKernels.select(KernelSelection.only("scalar")));
    Json tree = Json.parse(worker.reply("sha-tree 4"));
    assertThat(tree.number("count")).isEqualTo(15);
    assertThat(tree.text("answer")).hasSize(64);
    assertThat(tree.text("detail")).isEqualTo("scalar");
    Json yuma = Json.parse(worker.reply("yuma 70 liquid 2"));
    assertThat(yuma.number("count")).isEqualTo(2);
    assertThat(yuma.text("answer")).hasSize(64);
    assertThat(Json.parse(worker.reply("nonsense")).text("error")).contains("nonsense");
    assertThat(Json.parse(worker.reply("poseidon")).text("error")).contains("argument 1");
  }

  @Test
  void rejectsWhatIsNoJson() {
    assertThatThrownBy(() -> Json.parse("[1]")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Json.parse("")).isInstanceOf(IOException.class);
  }

  @Test
  void rowsAreDistinct() {
    assertThat(Rows.all(PEER, PEER, PEER)).extracting(Row::id).doesNotHaveDuplicates();
  }

  @Test
  void preparesWhatTheRowsRead() {
    List<Row> rows = Rows.all(PEER, PEER, PEER);
    assertThat(Rows.preparations(rows)).hasSize(7);
    List<Row> tree = rows.stream().filter(row -> row.id().equals("tree")).toList();
    assertThat(Rows.preparations(tree)).isEmpty();
    List<Row> msm = rows.stream().filter(row -> row.id().equals("msm-g1-2^18")).toList();
    assertThat(Rows.preparations(msm)).singleElement().asString().startsWith("msm-points");
  }

  private static Report report() {
    Machine machine =
        new Machine("2026-11-23", "Test CPU (3.0)", 2, "Linux", 0.25, "JDK 25", "-Xmx1g", "abc");
    return new Report(
        machine,
        List.of(
            Measurement.timed(ROW, SAMPLE, List.of(12.0, 10.0), List.of(30.5, 30.0)),
            Measurement.absent(ROW, "no storage yet"),
            Measurement.wrong(ROW, SAMPLE, new Sample("node", 10, 1e-9, "bb", ""))));
  }
}
