// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.util.BitSet;

/**
 * Which variables occur with a coefficient other than zero on the left and right sides of the rows.
 * The rows {@code input * 0 = 0} that generator and prover append make every input occur on the
 * left; they are not seen here.
 */
final class Density {
  private final BitSet auxInA = new BitSet();
  private final BitSet auxInB = new BitSet();
  private final BitSet inputsInB = new BitSet();

  void accept(Row row) {
    LinearCombination a = row.a();
    for (int i = 0; i < a.size(); i++) {
      int variable = Term.variable(a.term(i));
      if (Variable.isAux(variable)) {
        auxInA.set(Variable.index(variable));
      }
    }
    LinearCombination b = row.b();
    for (int i = 0; i < b.size(); i++) {
      int variable = Term.variable(b.term(i));
      (Variable.isAux(variable) ? auxInB : inputsInB).set(Variable.index(variable));
    }
  }

  BitSet auxInA() {
    return auxInA;
  }

  BitSet auxInB() {
    return auxInB;
  }

  BitSet inputsInB() {
    return inputsInB;
  }
}
