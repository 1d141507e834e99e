// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.poseidon.DomainTag;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;

final class PoseidonGadgetTest {

  @ParameterizedTest
  @CsvSource({"2, 311", "4, 377", "8, 505", "11, 598", "16, 761"})
  void resultIsTheHashAndRowsAreAsManyAsTheReferenceHas(int arity, int rows) {
    List<Bytes32> preimage = preimage(arity);
    int[] result = new int[1];
    Circuit circuit = circuit(preimage, DomainTag.merkleTree(arity), result);
    try (Trial trial = new Trial(circuit)) {
      Bytes32 expected = new Poseidon(PoseidonConstants.ofArity(arity)).hash(preimage);
      assertThat(Trial.bytes(trial.value(result[0]))).isEqualTo(expected);
      trial.assertThatAnyChangeIsNoticed(arity > 2 ? 20 : Integer.MAX_VALUE, arity);
    }
    CircuitCounts counts = CircuitCounts.of(circuit);
    assertThat(counts.rows()).isEqualTo(rows);
    assertThat(counts.aux()).isEqualTo(rows + arity);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void otherTagsAndRepeatedVariablesWork(int arity) {
    Bytes32 element = preimage(1).getFirst();
    DomainTag tag = DomainTag.custom(1);
    int[] result = new int[1];
    Circuit circuit =
        system -> {
          int[] variables = new int[arity];
          Arrays.fill(variables, new Numbers(system).allocate(element));
          result[0] = new PoseidonGadget(system, arity, tag).hash(variables);
        };
    try (Trial trial = new Trial(circuit)) {
      List<Bytes32> preimage = Collections.nCopies(arity, element);
      Bytes32 expected = new Poseidon(PoseidonConstants.ofArity(arity)).hash(tag, preimage);
      assertThat(Trial.bytes(trial.value(result[0]))).isEqualTo(expected);
    }
  }

  private static Circuit circuit(List<Bytes32> preimage, DomainTag tag, int[] result) {
    return system -> {
      Numbers numbers = new Numbers(system);
      int[] variables = preimage.stream().mapToInt(numbers::allocate).toArray();
      result[0] = new PoseidonGadget(system, preimage.size(), tag).hash(variables);
    };
  }

  private static List<Bytes32> preimage(int count) {
    SplittableRandom random = new SplittableRandom(count);
    List<Bytes32> preimage = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      preimage.add(Trial.random(random));
    }
    return preimage;
  }
}
