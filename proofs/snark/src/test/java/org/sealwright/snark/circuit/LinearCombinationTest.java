// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.field.Fr;

final class LinearCombinationTest {

  @Property(tries = 300)
  void normalFormIsSortedMergedAndWithoutZeros(
      @ForAll @Size(max = 40) List<@IntRange(min = -6, max = 6) Integer> variables,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(min = -2, max = 2) Integer> factors) {
    CoefficientTable table = new CoefficientTable();
    LinearCombination sum = new LinearCombination(table);
    TreeMap<Integer, Integer> expected = new TreeMap<>(Integer::compareUnsigned);
    for (int i = 0; i < variables.size(); i++) {
      int number = variables.get(i);
      int variable = number < 0 ? Variable.aux(-number) : number;
      sum.add(variable, table.of(factors.get(i)));
      expected.merge(variable, factors.get(i), Integer::sum);
    }
    expected.values().removeIf(factor -> factor == 0);
    sum.normalize();
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < sum.size(); i++) {
      int variable = Term.variable(sum.term(i));
      seen.add(variable);
      assertThat(table.value(Term.coefficient(sum.term(i))))
          .isEqualTo(BigInteger.valueOf(expected.get(variable)).mod(Fr.MODULUS));
    }
    assertThat(seen).containsExactlyElementsOf(expected.keySet());
  }

  @Test
  void coefficientsKeepTheirNumbersWhileTheTableGrows() {
    CoefficientTable table = new CoefficientTable();
    for (int k = 0; k < 255; k++) {
      assertThat(table.value(CoefficientTable.power(k))).isEqualTo(BigInteger.ONE.shiftLeft(k));
      assertThat(table.negate(CoefficientTable.power(k)))
          .isEqualTo(CoefficientTable.negativePower(k));
      assertThat(table.negate(CoefficientTable.negativePower(k)))
          .isEqualTo(CoefficientTable.power(k));
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      numbers.add(table.of(3L * i));
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(table.of(3L * i)).isEqualTo(numbers.get(i));
      assertThat(table.value(numbers.get(i))).isEqualTo(BigInteger.valueOf(3L * i));
    }
    assertThat(table.negate(CoefficientTable.ZERO)).isEqualTo(CoefficientTable.ZERO);
    assertThat(table.of(-1)).isEqualTo(CoefficientTable.MINUS_ONE);
  }

  @Test
  void matricesKeepRowsAcrossBlocksAndChunks() {
    Circuit circuit =
        system -> {
          for (int i = 0; i < 300_000; i++) {
            int variable = system.allocateBit(false);
            if (system.hasRows()) {
              for (int k = 0; k < i % 4; k++) {
                system.a().add(k);
              }
              system.c().add(variable);
              system.enforce("row");
            }
          }
        };
    try (Arena arena = Arena.ofConfined()) {
      R1cs shape = R1cs.of(circuit, arena);
      SparseMatrix a = shape.matrix(R1cs.Side.A);
      assertThat(a.rows()).isEqualTo(300_000);
      assertThat(a.terms()).isEqualTo(450_000);
      assertThat(shape.matrix(R1cs.Side.B).terms()).isZero();
      long at = 0;
      for (long row = 0; row < a.rows(); row++) {
        assertThat(a.start(row)).isEqualTo(at);
        at += row % 4;
        assertThat(a.end(row)).isEqualTo(at);
      }
      assertThat(Term.variable(shape.matrix(R1cs.Side.C).term(299_999)))
          .isEqualTo(Variable.aux(299_999));
    }
  }
}
