// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** {@code segment}: from files to an aggregate and back. */
class SegmentTest {
  @TempDir Path folder;

  private final List<Path> files = new ArrayList<>();
  private Path aggregate;

  @BeforeEach
  void build() throws IOException {
    for (int bytes : new int[] {1000, 70_000, 127}) {
      files.add(Files.write(folder.resolve("f" + bytes), TestData.stream(bytes, bytes)));
    }
    aggregate = folder.resolve("AGG");
    Cli.Result built = run("build", "--out", aggregate, "--json");
    assertThat(built.code()).as(built.err()).isZero();
    assertThat(built.json().get("segments").number()).isEqualTo(3);
    assertThat(built.json().get("proofs").text()).isEqualTo(sibling(".proofs.json").toString());
  }

  private Cli.Result run(String command, Object... options) {
    List<Object> args = new ArrayList<>(List.of("segment", command));
    args.addAll(List.of(options));
    if (command.equals("build")) {
      args.addAll(files);
    }
    return Cli.run(args.toArray());
  }

  private Path sibling(String ending) {
    return folder.resolve("AGG" + ending);
  }

  @Test
  void aggregateCommitsToWhatItHolds() throws IOException {
    Json piece = Cli.run("commp", "--json", aggregate).json();
    Json document = document("AGG.proofs.json");
    assertThat(piece.get("pieceCid").text()).isEqualTo(document.get("pieceCid").text());
    assertThat(piece.get("paddedSize").number()).isEqualTo(document.get("size").number());

    Json list = run("list", aggregate, "--json").json();
    byte[] all = Files.readAllBytes(aggregate);
    for (int i = 0; i < files.size(); i++) {
      Json entry = list.get("entries").list().get(i);
      assertThat(entry.get("status").text()).isEqualTo("ok");
      int from = (int) entry.get("rawOffset").number();
      byte[] data = Files.readAllBytes(files.get(i));
      assertThat(Arrays.copyOfRange(all, from, from + data.length)).isEqualTo(data);
      assertThat(Cli.run("commp", "--json", files.get(i)).json().get("pieceCid").text())
          .isEqualTo(entry.get("pieceCid").text());
    }
    assertThat(run("list", aggregate).out().lines()).hasSize(3).allMatch(l -> l.endsWith(" ok"));
    byte[] index = Files.readAllBytes(sibling(".index"));
    assertThat(Arrays.copyOfRange(all, all.length - index.length, all.length)).isEqualTo(index);
  }

  private Json document(String name) throws IOException {
    try (var in = Files.newInputStream(folder.resolve(name))) {
      return Json.read(in);
    }
  }

  @Test
  void proofsHoldAndDamageDoesNot() throws IOException {
    Path proofs = sibling(".proofs.json");
    assertThat(run("verify", proofs).out()).isEqualTo("valid\n");
    Json verdict = run("verify", proofs, "--json").json();
    assertThat(verdict.get("pieceCid")).isEqualTo(document("AGG.proofs.json").get("pieceCid"));
    String cid = document("AGG.proofs.json").get("pieceCid").text();
    String first =
        document("AGG.proofs.json").get("segments").list().getFirst().get("pieceCid").text();
    assertThat(run("verify", proofs, "--aggregate", cid, "--piece", first).code()).isZero();
    assertThat(run("verify", proofs, "--aggregate", first).code()).isEqualTo(1);
    assertThat(run("verify", proofs, "--piece", cid).code()).isEqualTo(1);

    String text = Files.readString(proofs);
    int at = text.indexOf("\"proof\"") + 200;
    char other = text.charAt(at) == '0' ? '1' : '0';
    Path damaged = folder.resolve("damaged.json");
    Files.writeString(damaged, text.substring(0, at) + other + text.substring(at + 1));
    Cli.Result result = run("verify", damaged, "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.json().get("valid").isTrue()).isFalse();
    assertThat(result.json().get("reason").text()).contains("segment 0: ROOTS_DIFFER");
    Files.writeString(damaged, "no JSON");
    assertThat(run("verify", damaged).err().lines()).hasSize(1);
    Files.writeString(damaged, "{}");
    assertThat(run("verify", damaged).code()).isEqualTo(1);
    assertThat(run("verify", folder.resolve("none")).code()).isEqualTo(3);
  }

  @Test
  void proofsComeOutOfTheAggregateAgain() throws IOException {
    Path all = folder.resolve("again.json");
    assertThat(run("prove", aggregate, "-o", all).code()).isZero();
    List<Json> built = document("AGG.proofs.json").get("segments").list();
    List<Json> proved = document("again.json").get("segments").list();
    for (int i = 0; i < 3; i++) {
      assertThat(proved.get(i).get("proof")).isEqualTo(built.get(i).get("proof"));
    }
    String cid = built.get(1).get("pieceCid").text();
    Path one = folder.resolve("one.json");
    assertThat(run("prove", aggregate, "--piece", cid, "-o", one).code()).isZero();
    assertThat(run("verify", one, "--piece", cid).out()).isEqualTo("valid\n");
    assertThat(document("one.json").get("segments").list()).hasSize(1);

    byte[] bytes = Files.readAllBytes(aggregate);
    bytes[5] ^= 1;
    Files.write(aggregate, bytes);
    Cli.Result result = run("prove", aggregate, "-o", one);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("holds more than its segments");
  }

  @Test
  void resultsTakeNoInputsPlace() throws IOException {
    Path file = files.getFirst();
    byte[] data = Files.readAllBytes(file);
    Cli.Result built = run("build", "-o", file);
    assertThat(built.code()).isEqualTo(3);
    assertThat(built.err()).contains("it is one of the inputs");
    assertThat(Files.readAllBytes(file)).isEqualTo(data);
    files.add(sibling(".index"));
    byte[] index = Files.readAllBytes(sibling(".index"));
    assertThat(run("build", "-o", aggregate).code()).isEqualTo(3);
    assertThat(Files.readAllBytes(sibling(".index"))).isEqualTo(index);
    byte[] made = Files.readAllBytes(aggregate);
    assertThat(run("prove", aggregate, "-o", aggregate).code()).isEqualTo(3);
    assertThat(Files.readAllBytes(aggregate)).isEqualTo(made);
    try (var all = Files.list(folder)) {
      assertThat(all.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "f1000", "f70000", "f127", "AGG", "AGG.index", "AGG.proofs.json");
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Path out = folder.resolve("small");
    Cli.Result result = run("build", "-o", out, "--size", "64KiB");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("segment 1: a piece of 131072 bytes has no place");
    assertThat(out).doesNotExist();
    for (String size : List.of("100KB", "3KiB", "256")) {
      assertThat(run("build", "-o", out, "--size", size).code()).isEqualTo(2);
    }
    assertThat(run("build", "-o", out, "--size", "1MiB", "--largest-first").code()).isZero();
    assertThat(Cli.run("segment").code()).isEqualTo(2);
  }
}
