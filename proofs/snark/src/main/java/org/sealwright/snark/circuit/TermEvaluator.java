// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.util.Arrays;
import org.sealwright.hashing.field.Fr;

/**
 * Sums terms under an assignment. Most values are 0 or 1 and most coefficients 1 or -1, so products
 * are the exception. Serves one thread.
 */
final class TermEvaluator {
  private final Assignment values;
  private final CoefficientTable table;
  private long[] coefficients;
  private final long[] unit = new long[Fr.LIMBS];
  private final long[] value = new long[Fr.LIMBS];
  private final long[] sum = new long[Fr.LIMBS];

  TermEvaluator(Assignment values, CoefficientTable table) {
    this.values = values;
    this.table = table;
    this.coefficients = table.limbs();
    System.arraycopy(coefficients, CoefficientTable.ONE * Fr.LIMBS, unit, 0, Fr.LIMBS);
  }

  /** Begins a sum of terms that the table has already. */
  void clear() {
    coefficients = table.limbs();
    Arrays.fill(sum, 0);
  }

  void add(long term) {
    values.get(Term.variable(term), value, 0);
    if ((value[0] | value[1] | value[2] | value[3]) == 0) {
      return;
    }
    int coefficient = Term.coefficient(term);
    if (coefficient == CoefficientTable.ONE) {
      Fr.add(sum, 0, sum, 0, value, 0);
    } else if (coefficient == CoefficientTable.MINUS_ONE) {
      Fr.sub(sum, 0, sum, 0, value, 0);
    } else if (Arrays.equals(value, unit)) {
      Fr.add(sum, 0, sum, 0, coefficients, coefficient * Fr.LIMBS);
    } else {
      Fr.mul(value, 0, value, 0, coefficients, coefficient * Fr.LIMBS);
      Fr.add(sum, 0, sum, 0, value, 0);
    }
  }

  /** The sum's limbs, valid until the next call. */
  long[] sum() {
    return sum;
  }

  /** Value of a combination, into {@code out[o]}. */
  void evaluate(LinearCombination combination, long[] out, int o) {
    clear();
    for (int i = 0; i < combination.size(); i++) {
      add(combination.term(i));
    }
    System.arraycopy(sum, 0, out, o, Fr.LIMBS);
  }
}
