// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;

/** Aggregates of updates: ours against the reference's bytes, theirs, and broken ones. */
class UpdateAggregateTest {
  @TempDir Path folder;
  private final Json golden = golden();
  private Path keys;
  private Path first;
  private Path second;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    keys = GoldenProof.keys(Files.createDirectory(folder.resolve("keys")));
    GoldenUpdate.named("s2k-1-proved").writeKey(keys);
    GoldenUpdate.named("s16k-proved").writeKey(keys);
    first = write("first", GoldenUpdate.named("s2k-1-proved").doc());
    second = write("second", GoldenUpdate.named("s2k-w2-proved").doc());
    out = folder.resolve("all.json");
  }

  private static Json golden() {
    try (InputStream in =
        new GZIPInputStream(
            GoldenUpdate.class.getResourceAsStream("/vectors/updates/aggregate-2k.json.gz"))) {
      return Json.read(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path write(String name, Json document) throws IOException {
    return Files.write(folder.resolve(name), document.toBytes());
  }

  private Cli.Result aggregate(Object... files) {
    return Cli.run(Cli.with(List.of(files), "aggregate", "--params", keys, "--out", out));
  }

  private String verdict(Path document) {
    Cli.Result result = Cli.run("verify", "--params", keys, document);
    assertThat(result.err()).doesNotContain("this is a bug");
    return result.out();
  }

  @Test
  void aggregateIsTheReferencesAndBothAreValid() throws IOException {
    Cli.Result result =
        Cli.run("aggregate", "--params", keys, "--out", out, first, second, first, "--json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.json().get("sectors").number()).isEqualTo(3);
    Json made;
    try (InputStream in = Files.newInputStream(out)) {
      made = Json.read(in);
    }
    for (String member : new String[] {"kind", "sectorSize", "sectors", "aggregateProof"}) {
      assertThat(made.get(member)).as(member).isEqualTo(golden.get(member));
    }
    assertThat(verdict(out)).isEqualTo("valid\n");
    assertThat(verdict(write("theirs", golden))).isEqualTo("valid\n");
  }

  @Test
  void partitionsOfOneUpdateMakeAnAggregate() throws IOException {
    Path large = write("large", GoldenUpdate.named("s16k-proved").doc());
    assertThat(aggregate(large).code()).isZero();
    assertThat(verdict(out)).isEqualTo("valid\n");
  }

  @ParameterizedTest
  @CsvSource({
    "snarkPackVersion, 1",
    "snarkPackVersion, 3",
    "sectorSize, 4096",
    "sectorSize, 1073741824",
    "sectors, ''",
    "sectors, reversed",
    "sectors, shorter",
    "sectors, longer",
    "aggregateProof, 00",
    "aggregateProof, zz",
    "kind, aggregate",
    "kind, update"
  })
  void changedAggregateIsNotValid(String member, String value) throws IOException {
    List<?> sectors = (List<?>) golden.get("sectors").value();
    Object changed =
        switch (value) {
          case "reversed" -> List.of(sectors.get(1), sectors.get(0), sectors.get(2));
          case "shorter" -> sectors.subList(0, 2);
          case "longer" -> List.of(sectors.get(0), sectors.get(1), sectors.get(2), sectors.get(1));
          default ->
              value.matches("\\d+") && !member.equals("aggregateProof")
                  ? Long.parseLong(value)
                  : value;
        };
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) golden.value()).forEach((name, old) -> members.put((String) name, old));
    members.put(member, changed);
    // Of a size without a key there is no verdict at all.
    assertThat(verdict(write("changed", new Json(members))))
        .isEqualTo(value.equals("4096") ? "" : "invalid\n");
  }

  @Test
  void kindsAndSizesAreNotMixed() throws IOException {
    Path seal = write("seal", GoldenProof.named("s2k-1-proved").json());
    for (List<Path> mixed : List.of(List.of(first, second, seal), List.of(seal, first))) {
      Cli.Result result = aggregate(mixed.toArray());
      assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
      assertThat(result.err())
          .contains(mixed.getLast() + " is not of the kind of " + mixed.getFirst());
    }
    Path large = write("large", GoldenUpdate.named("s16k-proved").doc());
    Cli.Result sizes = aggregate(first, large);
    assertThat(sizes.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(sizes.err()).contains("same size");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatCannotBeAggregatedIsRefused() throws IOException {
    Path unproved = write("unproved", GoldenUpdate.named("s2k-1").doc());
    assertThat(aggregate(first, unproved).err()).contains("unproved has no proof yet");
    Cli.Result old = aggregate(first, second, "--version", 1);
    assertThat(old.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(old.err()).contains("version 2 only");
    assertThat(aggregate(write("theirs", golden)).code()).isEqualTo(ExitCodes.INVALID);
    String other = GoldenUpdate.named("s2k-w2-proved").doc().get("proof").text();
    Path wrong = write("wrong", GoldenUpdate.named("s2k-1-proved").with("proof", other));
    Cli.Result result = aggregate(second, wrong);
    assertThat(result.code()).isEqualTo(ExitCodes.INVALID);
    assertThat(result.err()).contains("doesn't hold");
    assertThat(out).doesNotExist();
  }
}
