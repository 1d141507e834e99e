// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.LinearCombination;
import org.sealwright.snark.circuit.Variable;

/**
 * Boolean algebra on {@link Bit}s. Constants cost nothing; everything else allocates its result and
 * emits one row, two for a majority, always with the same operand on the same side as bellperson.
 */
public final class Bits {
  private final ConstraintSystem system;

  /** In {@code system}. */
  public Bits(ConstraintSystem system) {
    this.system = system;
  }

  /** A new variable {@code a} that {@code (1 - a) a = 0} makes a bit. */
  public int allocate(boolean value) {
    int a = system.allocateBit(value);
    if (system.hasRows()) {
      system.a().add(Variable.ONE).add(a, CoefficientTable.MINUS_ONE);
      system.b().add(a);
      system.enforce("boolean");
    }
    return Bit.of(a);
  }

  /** The value of a bit; false where variables have no values. */
  public boolean value(int bit) {
    boolean positive = !Bit.isConstant(bit) && system.bit(Bit.variable(bit));
    return positive != Bit.isNegated(bit);
  }

  /** Adds {@code coefficient * bit} to a combination. */
  public void addTo(LinearCombination sum, int bit, int coefficient) {
    if (Bit.isNegated(bit)) {
      sum.add(Variable.ONE, coefficient);
      if (!Bit.isConstant(bit)) {
        sum.add(Bit.variable(bit), system.coefficients().negate(coefficient));
      }
    } else if (!Bit.isConstant(bit)) {
      sum.add(Bit.variable(bit), coefficient);
    }
  }

  /** {@code a xor b}; a negation of one operand becomes one of the result. */
  public int xor(int a, int b) {
    if (Bit.isConstant(a)) {
      return b ^ a;
    }
    if (Bit.isConstant(b)) {
      return a ^ b;
    }
    boolean different = Bit.isNegated(a) != Bit.isNegated(b);
    boolean swap = different && Bit.isNegated(a);
    int p = Bit.variable(swap ? b : a);
    int q = Bit.variable(swap ? a : b);
    int result = system.allocateBit(system.bit(p) != system.bit(q));
    if (system.hasRows()) {
      system.a().add(p, CoefficientTable.TWO);
      system.b().add(q);
      system.c().add(p).add(q).add(result, CoefficientTable.MINUS_ONE);
      system.enforce("xor");
    }
    return different ? Bit.not(Bit.of(result)) : Bit.of(result);
  }

  /** {@code a and b}. */
  public int and(int a, int b) {
    if (Bit.isConstant(a)) {
      return a == Bit.TRUE ? b : Bit.FALSE;
    }
    if (Bit.isConstant(b)) {
      return b == Bit.TRUE ? a : Bit.FALSE;
    }
    boolean swap = Bit.isNegated(a) && !Bit.isNegated(b);
    int p = swap ? b : a;
    int q = swap ? a : b;
    int result = system.allocateBit(value(p) && value(q));
    if (system.hasRows()) {
      addTo(system.a(), p, CoefficientTable.ONE);
      addTo(system.b(), q, CoefficientTable.ONE);
      system.c().add(result);
      system.enforce("and");
    }
    return Bit.of(result);
  }

  /** SHA-256's choice: b where a, else c. */
  public int choose(int a, int b, int c) {
    if (Bit.isConstant(a) && Bit.isConstant(b) && Bit.isConstant(c)) {
      return a == Bit.TRUE ? b : c;
    }
    if (a == Bit.FALSE) {
      return c;
    }
    if (b == Bit.FALSE) {
      return and(Bit.not(a), c);
    }
    if (c == Bit.FALSE) {
      return and(a, b);
    }
    if (c == Bit.TRUE) {
      return Bit.not(and(a, Bit.not(b)));
    }
    if (b == Bit.TRUE) {
      return Bit.not(and(Bit.not(a), Bit.not(c)));
    }
    int result = system.allocateBit(value(a) ? value(b) : value(c));
    if (system.hasRows()) {
      addTo(system.a(), b, CoefficientTable.ONE);
      addTo(system.a(), c, CoefficientTable.MINUS_ONE);
      addTo(system.b(), a, CoefficientTable.ONE);
      system.c().add(result);
      addTo(system.c(), c, CoefficientTable.MINUS_ONE);
      system.enforce("choose");
    }
    return Bit.of(result);
  }

  /** SHA-256's majority of three. */
  public int majority(int a, int b, int c) {
    if (Bit.isConstant(a) && Bit.isConstant(b) && Bit.isConstant(c)) {
      return Bit.constant(a + b + c >= 2);
    }
    if (a == Bit.FALSE) {
      return and(b, c);
    }
    if (b == Bit.FALSE) {
      return and(a, c);
    }
    if (c == Bit.FALSE) {
      return and(a, b);
    }
    if (c == Bit.TRUE) {
      return Bit.not(and(Bit.not(a), Bit.not(b)));
    }
    if (b == Bit.TRUE) {
      return Bit.not(and(Bit.not(a), Bit.not(c)));
    }
    if (a == Bit.TRUE) {
      return Bit.not(and(Bit.not(b), Bit.not(c)));
    }
    return generalMajority(a, b, c);
  }

  private int generalMajority(int a, int b, int c) {
    boolean vb = value(b);
    boolean vc = value(c);
    // The reference numbers the result before the product that it needs.
    int result = system.allocateBit(value(a) ? vb || vc : vb && vc);
    int both = Bit.variable(and(b, c));
    if (system.hasRows()) {
      system.a().add(both, CoefficientTable.TWO);
      addTo(system.a(), b, CoefficientTable.MINUS_ONE);
      addTo(system.a(), c, CoefficientTable.MINUS_ONE);
      addTo(system.b(), a, CoefficientTable.ONE);
      system.c().add(both).add(result, CoefficientTable.MINUS_ONE);
      system.enforce("majority");
    }
    return Bit.of(result);
  }
}
