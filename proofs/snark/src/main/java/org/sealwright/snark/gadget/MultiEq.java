// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.LinearCombination;
import org.sealwright.snark.circuit.Variable;

/**
 * Gathers equalities of small numbers into shared rows {@code (sum 2^shift left) * 1 = sum 2^shift
 * right}. A row appears when the next equality no longer fits, and at the end.
 */
final class MultiEq {
  private final ConstraintSystem system;
  private final Bits bits;
  private final LinearCombination left;
  private final LinearCombination right;
  private int used;

  MultiEq(ConstraintSystem system, Bits bits) {
    this.system = system;
    this.bits = bits;
    CoefficientTable table = system.hasRows() ? system.coefficients() : null;
    this.left = new LinearCombination(table);
    this.right = new LinearCombination(table);
  }

  /** Enforces that 32-bit {@code operands} add up to {@code result}, both lowest bit first. */
  void enforceSum(int[][] operands, int[] result) {
    if (!system.hasRows()) {
      return;
    }
    if (used + result.length >= Numbers.CAPACITY) {
      flush();
    }
    for (int[] operand : operands) {
      add(left, operand);
    }
    add(right, result);
    used += result.length;
  }

  /** Emits the last row, where one is owed. */
  void finish() {
    if (used > 0) {
      flush();
    }
  }

  private void add(LinearCombination sum, int[] word) {
    for (int i = 0; i < word.length; i++) {
      bits.addTo(sum, word[i], CoefficientTable.power(used + i));
    }
  }

  private void flush() {
    system.a().addAll(left);
    system.b().add(Variable.ONE);
    system.c().addAll(right);
    system.enforce("sums");
    left.clear();
    right.clear();
    used = 0;
  }
}
