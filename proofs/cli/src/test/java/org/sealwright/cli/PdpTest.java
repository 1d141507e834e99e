// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.TestData;

/** {@code pdp}: the life of a set. */
class PdpTest {
  private static final String SEED = "5e".repeat(32);

  @TempDir Path folder;

  private Path set;
  private Path proof;

  @BeforeEach
  void create() throws IOException {
    set = folder.resolve("set.json");
    proof = folder.resolve("proof.json");
    assertThat(run("create", "--set-id", "4").code()).isZero();
    List<Object> options = new ArrayList<>();
    for (int bytes : new int[] {100_000, 1000, 300_000}) {
      options.add(Files.write(folder.resolve("f" + bytes), TestData.stream(bytes, bytes)));
    }
    options.add("--json");
    Cli.Result added = run("add", options.toArray());
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(added.json().get("pieces").number()).isEqualTo(3);
    assertThat(added.json().get("added").list()).hasSize(3);
    assertThat(added.json().get("added").list().get(1).get("leafCount").number()).isEqualTo(32);
    assertThat(run("period", "--epoch", "9").code()).isZero();
  }

  private Cli.Result run(String command, Object... options) {
    List<Object> args = new ArrayList<>(List.of("pdp", command, set));
    args.addAll(List.of(options));
    return Cli.run(args.toArray());
  }

  @Test
  void challengesAreProvedAndJudged() throws IOException {
    List<Json> challenges = run("challenges", "--seed", SEED, "--json").json().list();
    assertThat(challenges).hasSize(5);
    assertThat(run("challenges", "--seed", SEED, "--count", "2").out().lines()).hasSize(2);
    Path trees = folder.resolve("trees");
    for (int round = 0; round < 2; round++) {
      Cli.Result proved = run("prove", "--seed", SEED, "-o", proof, "--trees", trees);
      assertThat(proved.code()).as(proved.err()).isZero();
    }
    assertThat(trees).isNotEmptyDirectory();
    assertThat(run("verify", proof, "--seed", SEED).out()).isEqualTo("valid\n");
    Json verdict = run("verify", proof, "--seed", SEED, "--json").json();
    assertThat(verdict.get("valid").isTrue()).isTrue();
    assertThat(verdict.get("proofs").number()).isEqualTo(5);
    assertThat(run("verify", proof, "--seed", "5f".repeat(32)).code()).isEqualTo(1);
    Cli.Result more = run("verify", proof, "--seed", SEED, "--count", "6");
    assertThat(more.code()).isEqualTo(1);
    assertThat(more.err()).contains("got 5 proofs, wanted 6");
    try (var in = Files.newInputStream(proof)) {
      Json document = Json.read(in);
      assertThat(document.get("challenges")).isEqualTo(new Json(values(challenges)));
      assertThat(document.get("calldata").text()).startsWith("f58f952b");
    }
  }

  private static List<Object> values(List<Json> list) {
    return list.stream().map(Json::value).toList();
  }

  @Test
  void damagedTreeIsMadeAnewAndDamagedDataIsFound() throws IOException {
    Path trees = folder.resolve("trees");
    run("prove", "--seed", SEED, "-o", proof, "--trees", trees);
    try (var files = Files.list(trees)) {
      for (Path tree : files.toList()) {
        byte[] bytes = Files.readAllBytes(tree);
        bytes[0] ^= 1;
        Files.write(tree, bytes);
      }
    }
    Cli.Result again = run("prove", "--seed", SEED, "-o", proof, "--trees", trees);
    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("making it anew");
    assertThat(run("verify", proof, "--seed", SEED).code()).isZero();

    Files.write(folder.resolve("f300000"), new byte[300_000]);
    assertThat(run("prove", "--seed", SEED, "-o", proof).code()).isEqualTo(1);
    Files.delete(folder.resolve("f300000"));
    assertThat(run("prove", "--seed", SEED, "-o", proof).code()).isEqualTo(3);
  }

  @Test
  void resultsTakeNoInputsPlace() throws IOException {
    byte[] before = Files.readAllBytes(set);
    Path file = folder.resolve("f1000");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path out : List.of(set, file, link)) {
      Cli.Result result = run("prove", "--seed", SEED, "-o", out);
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err()).contains("it is one of the inputs");
    }
    assertThat(Files.readAllBytes(set)).isEqualTo(before);
    assertThat(file).hasSize(1000);
  }

  @Test
  void piecesAreListed() {
    assertThat(run("remove", "0").code()).isZero();
    String tiny = "bafkzcibcaaaes3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi";
    Cli.Result added = run("add", "--cid", tiny);
    assertThat(added.out()).contains("piece 3").contains(tiny);
    List<String> lines = run("list").out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("1 bafkzcib").endsWith("f1000");
    assertThat(lines.getLast()).isEqualTo("3 " + tiny + " 1 -");
    Json list = run("list", "--json").json();
    assertThat(list.get("nextPieceId").number()).isEqualTo(4);
    assertThat(list.get("list").list()).hasSize(3);
  }

  @Test
  void pieceThatCannotBeProvedIsNamed() throws IOException {
    Path other = folder.resolve("other.json");
    String cid = "bafkzcibcaaces3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi";
    assertThat(Cli.run("pdp", "create", other, "--set-id", "1").code()).isZero();
    assertThat(Cli.run("pdp", "add", other, "--cid", cid).code()).isZero();
    assertThat(Cli.run("pdp", "period", other, "--epoch", "1").code()).isZero();
    Cli.Result result = Cli.run("pdp", "prove", other, "--seed", SEED, "-o", proof);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("piece 0 is challenged, and was added by its CID alone");
    assertThat(proof).doesNotExist();
  }

  @Test
  void removalMakesTheChallengeVoid() {
    assertThat(run("remove", "1").code()).isZero();
    Cli.Result none = run("challenges", "--seed", SEED);
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("no challenge scheduled");
    assertThat(run("remove", "1").err()).contains("not live");
    assertThat(run("period", "--epoch", "12").code()).isZero();
    assertThat(run("prove", "--seed", SEED, "-o", proof).code()).isZero();
    assertThat(run("verify", proof, "--seed", SEED).code()).isZero();
  }

  @Test
  void wrongLinesAreUsageAndWrongSetsInvalid() throws IOException {
    assertThat(run("create", "--set-id", "4").code()).isEqualTo(3);
    assertThat(run("create", "--set-id", "0").code()).isEqualTo(2);
    assertThat(run("period", "--epoch", "0").code()).isEqualTo(2);
    assertThat(run("add").code()).isEqualTo(2);
    assertThat(run("add", "--cid", "baga").code()).isEqualTo(2);
    assertThat(run("challenges", "--seed", "5e").code()).isEqualTo(2);
    assertThat(run("challenges", "--seed", SEED, "--count", "0").code()).isEqualTo(2);
    assertThat(Cli.run("pdp").code()).isEqualTo(2);
    String cid = "bafkzcibcaaces3nobte6ezpp4wqan2age2s5yxcatzotcvobhgcmv5wi2xh5mbi";
    assertThat(run("add", "--cid", cid).code()).isZero();
    Files.writeString(set, "{\"kind\":\"pdp-set\",\"setId\":0,\"pieces\":[]}");
    assertThat(run("challenges", "--seed", SEED).code()).isEqualTo(1);
    Files.writeString(set, "[]");
    assertThat(run("period", "--epoch", "1").code()).isEqualTo(1);
  }
}
