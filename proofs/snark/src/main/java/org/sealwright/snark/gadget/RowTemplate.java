// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.Arrays;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.circuit.Circuit;
import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.LinearCombination;
import org.sealwright.snark.circuit.Row;
import org.sealwright.snark.circuit.Term;
import org.sealwright.snark.circuit.Variable;

/**
 * The rows of a piece of circuit, recorded once and replayed for other variables: for a piece whose
 * rows are dear to make and always the same. The recorded circuit's inputs stand for the variables
 * that the piece works on, its auxiliary variables for those that it allocates, all of them in one
 * run.
 */
final class RowTemplate {
  private static final int SIDES = 3;

  private final ConstraintSystem target;
  private long[] terms = new long[1024];
  private int[] ends = new int[1024];
  private int termCount;
  private int endCount;
  private final int allocations;

  /** Records {@code piece} with coefficients numbered as in {@code target}. */
  RowTemplate(Circuit piece, ConstraintSystem target) {
    this.target = target;
    ConstraintSystem recorder = ConstraintSystem.ofRows(this::record);
    piece.synthesize(recorder);
    allocations = recorder.aux();
    terms = Arrays.copyOf(terms, termCount);
    ends = Arrays.copyOf(ends, endCount);
  }

  /** Variables that the piece allocates. */
  int allocations() {
    return allocations;
  }

  /**
   * Emits the rows.
   *
   * @param arguments what stands for inputs 1, 2, ...
   * @param first first of the variables allocated
   */
  void replay(int[] arguments, int first, String name) {
    int at = 0;
    for (int row = 0; row < endCount; row += SIDES) {
      at = replay(target.a(), at, ends[row], arguments, first);
      at = replay(target.b(), at, ends[row + 1], arguments, first);
      at = replay(target.c(), at, ends[row + 2], arguments, first);
      target.enforce(name);
    }
  }

  private int replay(LinearCombination side, int from, int to, int[] arguments, int first) {
    for (int i = from; i < to; i++) {
      int variable = Term.variable(terms[i]);
      int coefficient = Term.coefficient(terms[i]);
      if (Variable.isAux(variable)) {
        side.add(first + Variable.index(variable), coefficient);
      } else {
        side.add(variable == Variable.ONE ? variable : arguments[variable - 1], coefficient);
      }
    }
    return to;
  }

  private void record(Row row) {
    if (endCount + SIDES > ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    record(row, row.a());
    record(row, row.b());
    record(row, row.c());
  }

  private void record(Row row, LinearCombination side) {
    CoefficientTable table = target.coefficients();
    while (termCount + side.size() > terms.length) {
      terms = Arrays.copyOf(terms, 2 * terms.length);
    }
    for (int i = 0; i < side.size(); i++) {
      long term = side.term(i);
      int coefficient = table.of(row.coefficients().limbs(), Fr.LIMBS * Term.coefficient(term));
      terms[termCount++] = Term.of(Term.variable(term), coefficient);
    }
    ends[endCount++] = termCount;
  }
}
