// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;
import org.sealwright.snark.gadget.Arithmetic;
import org.sealwright.snark.gadget.Numbers;
import org.sealwright.snark.gadget.PoseidonGadget;
import org.sealwright.storage.update.UpdateHash;

/**
 * Rows as the tests of the reference assert them, also for the sizes that only those have: 1 and 8
 * KiB, whose replica trees are of the shape 8-4-0.
 */
class UpdateCountsTest {
  private static final List<Integer> ONES = Collections.nCopies(6, 1);

  @ParameterizedTest
  @CsvSource({"32, 1248389, 32164", "256, 2620359, 47974"})
  void sizesOfTheReferencesTests(long nodes, long rows, long poseidonRows) {
    UpdateShape shape = new UpdateShape(new TreeShape(nodes, 4, 0), 1, 10, ONES, 8);
    CircuitCounts counts = CircuitCounts.of(UpdateCircuit.blank(shape));
    assertThat(counts.rows()).isEqualTo(rows);
    assertThat(counts.inputs()).isEqualTo(5);
    CircuitCounts poseidon = CircuitCounts.of(UpdatePoseidonCircuit.blank(shape));
    assertThat(poseidon.rows()).isEqualTo(poseidonRows);
    assertThat(poseidon.inputs()).isEqualTo(5);
  }

  /** gen_challenge_bits: one digest for small sectors, 8 for 512 MiB, 10 for 32 and 64 GiB. */
  @ParameterizedTest
  @CsvSource({"10, 5, 568", "10, 17, 568", "86, 20, 4544", "86, 26, 5680", "86, 27, 5680"})
  void challengesOfAPartition(int count, int bits, long rows) {
    Circuit circuit =
        system -> {
          Numbers numbers = new Numbers(system);
          int commRNew = numbers.allocate(Bytes32.ZERO);
          int[][] challenges =
              ChallengeBits.derive(
                  numbers,
                  new Arithmetic(system),
                  new PoseidonGadget(system, 2, UpdateHash.TAG),
                  commRNew,
                  numbers.allocate(0),
                  count,
                  bits);
          assertThat(challenges).hasDimensions(count, bits);
        };
    assertThat(CircuitCounts.of(circuit).rows()).isEqualTo(rows);
  }
}
