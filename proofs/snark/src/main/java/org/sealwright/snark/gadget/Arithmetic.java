// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.Arrays;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Variable;

/** Sums and products of variables, each a new variable and one row. */
public final class Arithmetic {
  private final ConstraintSystem system;
  private final long[] value = new long[Fr.LIMBS];
  private final long[] other = new long[Fr.LIMBS];

  /** In {@code system}. */
  public Arithmetic(ConstraintSystem system) {
    this.system = system;
  }

  /** A new variable {@code s}: {@code (a + b + ...) * 1 = s}. */
  public int add(int... terms) {
    if (system.hasValues()) {
      Arrays.fill(value, 0);
      for (int term : terms) {
        system.value(term, other, 0);
        Fr.add(value, 0, value, 0, other, 0);
      }
    }
    int sum = system.allocate(value, 0);
    if (system.hasRows()) {
      for (int term : terms) {
        system.a().add(term);
      }
      system.b().add(Variable.ONE);
      system.c().add(sum);
      system.enforce("sum");
    }
    return sum;
  }

  /** A new variable {@code p}: {@code a * b = p}. */
  public int multiply(int a, int b) {
    if (system.hasValues()) {
      system.value(a, value, 0);
      system.value(b, other, 0);
      Fr.mul(value, 0, value, 0, other, 0);
    }
    int product = system.allocate(value, 0);
    if (system.hasRows()) {
      system.a().add(a);
      system.b().add(b);
      system.c().add(product);
      system.enforce("product");
    }
    return product;
  }

  /**
   * A new variable {@code s}: {@code (factor * a + constant) * 1 = s}.
   *
   * @param factor not negative
   * @param constant not negative
   */
  public int scale(long factor, int a, long constant) {
    if (system.hasValues()) {
      system.value(a, value, 0);
      Numbers.small(factor, other);
      Fr.mul(value, 0, value, 0, other, 0);
      Numbers.small(constant, other);
      Fr.add(value, 0, value, 0, other, 0);
    }
    int scaled = system.allocate(value, 0);
    if (system.hasRows()) {
      CoefficientTable table = system.coefficients();
      system.a().add(a, table.of(factor)).add(Variable.ONE, table.of(constant));
      system.b().add(Variable.ONE);
      system.c().add(scaled);
      system.enforce("scaled");
    }
    return scaled;
  }
}
