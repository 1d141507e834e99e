// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CircuitCounts;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.DumpSink;

/** Boolean algebra over every kind and value of operand. */
final class BitsTest {
  private static final int KINDS = 6;

  @Test
  void everyCombinationOfOperandsHasTheRightValue() {
    List<String> wrong = new ArrayList<>();
    Circuit circuit = system -> allCombinations(system, wrong);
    try (Trial trial = new Trial(circuit)) {
      assertThat(wrong).isEmpty();
      trial.assertThatAnyChangeIsNoticed(Integer.MAX_VALUE, 1);
    }
  }

  @Test
  void rowsAreTheReferenceOnes() {
    assertThat(
            rows(
                (bits, v) -> {
                  bits.xor(Bit.not(v[0]), v[1]);
                  bits.xor(Bit.not(v[0]), Bit.not(v[1]));
                  bits.and(Bit.not(v[0]), v[1]);
                  bits.and(Bit.not(v[0]), Bit.not(v[1]));
                  bits.choose(v[0], v[1], Bit.not(v[2]));
                  bits.majority(v[0], v[1], v[2]);
                }))
        .isEqualTo(
            """
            w1*2 | w0 | w0 + w1 + w3*-1
            w0*2 | w1 | w0 + w1 + w4*-1
            w1 | x0 + w0*-1 | w5
            x0 + w0*-1 | x0 + w1*-1 | w6
            x0*-1 + w1 + w2 | w0 | x0*-1 + w2 + w7
            w1 | w2 | w9
            w1*-1 + w2*-1 + w9*2 | w0 | w8*-1 + w9
            """);
  }

  @Test
  void constantsCostNothing() {
    assertThat(
            rows(
                (bits, v) -> {
                  assertThat(bits.xor(v[0], Bit.TRUE)).isEqualTo(Bit.not(v[0]));
                  assertThat(bits.and(v[0], Bit.FALSE)).isEqualTo(Bit.FALSE);
                  assertThat(bits.choose(Bit.FALSE, v[0], v[1])).isEqualTo(v[1]);
                  assertThat(bits.majority(Bit.TRUE, Bit.TRUE, Bit.FALSE)).isEqualTo(Bit.TRUE);
                }))
        .isEmpty();
  }

  @Test
  void equalOperandsOfAChoiceLeaveTheLeftSideEmpty() {
    assertThat(rows((bits, v) -> bits.choose(v[0], v[1], v[1]))).isEqualTo(" | w0 | w1*-1 + w3\n");
  }

  /** Something done to three bits. */
  private interface Body {
    void run(Bits bits, int[] variables);
  }

  private static String rows(Body body) {
    StringBuilder dump = new StringBuilder();
    Circuit circuit =
        system -> {
          Bits bits = new Bits(system);
          body.run(
              bits, new int[] {bits.allocate(true), bits.allocate(false), bits.allocate(true)});
        };
    CircuitCounts.of(
        circuit,
        row -> {
          if (row.index() > 2) {
            new DumpSink(dump).accept(row);
          }
        });
    return dump.toString()
        .replace("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000000", "-1");
  }

  private static void allCombinations(ConstraintSystem system, List<String> wrong) {
    Bits bits = new Bits(system);
    for (int i = 0; i < KINDS * KINDS * KINDS; i++) {
      int a = operand(bits, i % KINDS);
      int b = operand(bits, i / KINDS % KINDS);
      int c = operand(bits, i / KINDS / KINDS);
      boolean va = value(i % KINDS);
      boolean vb = value(i / KINDS % KINDS);
      boolean vc = value(i / KINDS / KINDS);
      int[] results = {
        bits.xor(a, b), bits.and(a, b), bits.choose(a, b, c), bits.majority(a, b, c)
      };
      boolean[] expected = {va != vb, va && vb, va ? vb : vc, va ? vb || vc : vb && vc};
      for (int k = 0; k < results.length; k++) {
        if (system.hasValues() && bits.value(results[k]) != expected[k]) {
          wrong.add("operation " + k + " of combination " + i);
        }
      }
    }
  }

  private static int operand(Bits bits, int kind) {
    return switch (kind) {
      case 0 -> Bit.FALSE;
      case 1 -> Bit.TRUE;
      case 2 -> bits.allocate(false);
      case 3 -> bits.allocate(true);
      case 4 -> Bit.not(bits.allocate(true));
      default -> Bit.not(bits.allocate(false));
    };
  }

  private static boolean value(int kind) {
    return (kind & 1) != 0;
  }
}
