// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;
import org.sealwright.snark.circuit.DigestSink;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;
import org.sealwright.storage.post.circuit.PoStShape;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.circuit.UpdateCircuit;
import org.sealwright.storage.update.circuit.UpdatePoseidonCircuit;
import org.sealwright.storage.update.circuit.UpdateShape;

/** Every row, variable and coefficient against digests that the reference's circuits gave. */
class ConstraintSystemDigestTest {
  /** Rows that take a few seconds. */
  private static final long SMALL_ROWS = 10_000_000;

  static Stream<Arguments> small() {
    return entries(false);
  }

  static Stream<Arguments> large() {
    return entries(true);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("small")
  void systemIsTheReferenceOne(String kind, SectorSize size, Json expected) {
    DigestSink digest = new DigestSink();
    CircuitCounts counts = CircuitCounts.of(circuit(kind, size), digest);
    assertThat(counts)
        .isEqualTo(
            new CircuitCounts(
                expected.get("rows").number(),
                expected.get("inputs").number(),
                expected.get("aux").number(),
                expected.get("termsA").number(),
                expected.get("termsB").number(),
                expected.get("termsC").number(),
                expected.get("auxDensityA").number(),
                expected.get("auxDensityB").number(),
                expected.get("inputDensityB").number()));
    assertThat(digest.digest().toString()).isEqualTo(expected.get("sha256").text());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("large")
  @Tag("big")
  void largeSystemIsTheReferenceOne(String kind, SectorSize size, Json expected) {
    systemIsTheReferenceOne(kind, size, expected);
  }

  /** What no digest is there for, against the counts of circuits.md, section 12.2. */
  @ParameterizedTest
  @CsvSource({
    "porep, GIB_64, 131185849, 328, 131076643, 130637542, 33386943",
    "window, GIB_32, 125279217, 25840, 126902376, 96179805, 91925766",
    "window, GIB_64, 129887900, 25301, 131500200, 99624500, 95413200",
    "update-poseidon, GIB_32, 22305906, 5, 22593319, 17104392, 16340709",
    "update-poseidon, GIB_64, 23597970, 5, 23889511, 18078600, 17306661"
  })
  @Tag("big")
  void largeCountsAreThePublishedOnes(
      String kind, SectorSize size, long rows, long inputs, long aux, long inA, long inB) {
    assertCounts(kind, size, rows, inputs, aux, inA, inB);
  }

  @ParameterizedTest
  @CsvSource({
    "winning, KIB_2, 90750, 133, 91674, 69300, 66792",
    "winning, MIB_8, 230670, 133, 233442, 176748, 169488",
    "winning, MIB_512, 300630, 133, 304326, 230472, 220836",
    "winning, GIB_32, 370590, 133, 375210, 284196, 272184",
    "winning, GIB_64, 391314, 133, 396000, 299838, 287694",
    "window, KIB_2, 21866, 23, 22128, 16770, 16028",
    "window, MIB_8, 64266, 23, 65088, 49330, 47148",
    "window, MIB_512, 85466, 23, 86568, 65610, 62708"
  })
  void smallCountsAreThePublishedOnes(
      String kind, SectorSize size, long rows, long inputs, long aux, long inA, long inB) {
    assertCounts(kind, size, rows, inputs, aux, inA, inB);
  }

  private static void assertCounts(
      String kind, SectorSize size, long rows, long inputs, long aux, long inA, long inB) {
    CircuitCounts counts = CircuitCounts.of(circuit(kind, size));
    assertThat(counts.rows()).isEqualTo(rows);
    assertThat(counts.inputs()).isEqualTo(inputs);
    assertThat(counts.aux()).isEqualTo(aux);
    assertThat(counts.auxDensityA()).isEqualTo(inA);
    assertThat(counts.auxDensityB()).isEqualTo(inB);
    assertThat(counts.inputDensityB()).isEqualTo(1);
  }

  private static Stream<Arguments> entries(boolean large) {
    return Json.resource("/vectors/r1cs/digests.json").list().stream()
        .filter(entry -> entry.get("rows").number() > SMALL_ROWS == large)
        .map(
            entry ->
                Arguments.of(
                    entry.get("circuit").text(),
                    SectorSize.ofBytes(entry.get("sectorSize").number()),
                    entry));
  }

  private static Circuit circuit(String kind, SectorSize size) {
    return switch (kind) {
      case "porep" -> StackedCircuit.blank(size);
      case "window" -> FallbackPoStCircuit.blank(PoStShape.window(size));
      case "winning" -> FallbackPoStCircuit.blank(PoStShape.winning(size));
      case "update" -> UpdateCircuit.blank(UpdateShape.of(new UpdateConfig(size)));
      case "update-poseidon" -> UpdatePoseidonCircuit.blank(UpdateShape.of(new UpdateConfig(size)));
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
