// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.CircuitCounts;
import org.sealwright.snark.circuit.TestSystem;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.Mutants;

/** The circuit over what the reference proved. */
class FallbackPoStCircuitTest {
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void provedSectorsSatisfyItAndTheirChallengesAreInputs(String name) {
    GoldenPoSt golden = GoldenPoSt.named(name);
    PoStShape shape = shape(name);
    for (List<PoStSector> partition : golden.partitions(shape)) {
      FallbackPoStCircuit circuit = new FallbackPoStCircuit(shape, partition);
      assertThat(TestSystem.check(circuit)).isEmpty();
      try (Arena arena = Arena.ofConfined()) {
        Assignment witness = Assignment.of(circuit, arena);
        List<BigInteger> inputs = new ArrayList<>();
        for (int i = 1; i < witness.inputCount(); i++) {
          inputs.add(witness.value(i));
        }
        assertThat(inputs).isEqualTo(expectedInputs(golden, partition));
      }
    }
  }

  @Test
  void anyChangeOfAWindowBreaksANamedRow() {
    PoStShape shape = PoStShape.window(SectorSize.KIB_2);
    List<PoStSector> sectors = GoldenPoSt.named("window-2k").partitions(shape).getFirst();
    int[] counts = new int[2];
    new Mutants(seed, false)
        .of(sectors.getLast())
        .filter(mutant -> !mutant.path().contains("/root"))
        .forEach(
            mutant -> {
              Optional<TestSystem.Failure> failure;
              try {
                List<PoStSector> changed = List.of(sectors.getFirst(), mutant.value());
                failure = TestSystem.check(new FallbackPoStCircuit(shape, changed));
              } catch (MalformedInputException e) {
                counts[1]++;
                return;
              }
              assertThat(failure)
                  .as("seed %d, %s", seed, mutant.path())
                  .hasValueSatisfying(f -> assertThat(f.path()).startsWith("sector[1]/"));
              counts[0]++;
            });
    assertThat(counts[0]).isGreaterThan(150);
    assertThat(counts[1]).isGreaterThan(30);
  }

  @Test
  void wrongNumberOfSectorsOrChallengesIsMalformed() {
    PoStShape shape = PoStShape.window(SectorSize.KIB_2);
    List<PoStSector> sectors = GoldenPoSt.named("window-2k").partitions(shape).getFirst();
    assertThatThrownBy(() -> new FallbackPoStCircuit(shape, sectors.subList(0, 1)))
        .isInstanceOf(MalformedInputException.class);
    PoStShape more = new PoStShape(SectorSize.KIB_2, 2, 11);
    assertThatThrownBy(() -> new FallbackPoStCircuit(more, sectors))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void countsAreThoseOfTheReferencesTest() {
    PoStShape shape = new PoStShape(SectorSize.KIB_2, 3, 5);
    CircuitCounts counts = CircuitCounts.of(FallbackPoStCircuit.blank(shape));
    assertThat(counts.rows()).isEqualTo(16_869);
    assertThat(counts.inputs()).isEqualTo(19);
  }

  private static PoStShape shape(String name) {
    return name.startsWith("window")
        ? PoStShape.window(SectorSize.KIB_2)
        : PoStShape.winning(SectorSize.KIB_2);
  }

  private static List<BigInteger> expectedInputs(GoldenPoSt golden, List<PoStSector> partition) {
    List<BigInteger> inputs = new ArrayList<>();
    int winningChallenge = 0;
    for (PoStSector sector : partition) {
      byte[] big = sector.commR().toArray();
      for (int i = 0; i < big.length / 2; i++) {
        byte swap = big[i];
        big[i] = big[big.length - 1 - i];
        big[big.length - 1 - i] = swap;
      }
      inputs.add(new BigInteger(1, big));
      String id =
          golden.get("sectors").list().stream()
              .filter(s -> s.get("commR").text().equals(sector.commR().toString()))
              .map(s -> Long.toUnsignedString(s.get("sectorId").number()))
              .findFirst()
              .orElseThrow();
      var challenges = golden.get("challenges").get(id).list();
      for (int i = 0; i < sector.inclusions().size(); i++) {
        int at = sector.inclusions().size() == 1 ? winningChallenge++ : i;
        inputs.add(BigInteger.valueOf(challenges.get(at).number()));
      }
    }
    return inputs;
  }
}
