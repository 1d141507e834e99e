// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import org.sealwright.snark.circuit.Variable;

/**
 * Booleans of a circuit as bare {@code int}s: a constant, an auxiliary variable that is 0 or 1, or
 * the negation of one. 0 and 1 are the constants; variable {@code i} is {@code 2 (i + 1)}; the
 * lowest bit negates.
 */
public final class Bit {

  /** Constant 0. */
  public static final int FALSE = 0;

  /** Constant 1. */
  public static final int TRUE = 1;

  private Bit() {}

  /** An auxiliary variable that is 0 or 1. */
  public static int of(int variable) {
    return 2 * (Variable.index(variable) + 1);
  }

  /** A constant. */
  public static int constant(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The negation, free of cost. */
  public static int not(int bit) {
    return bit ^ 1;
  }

  /** Whether it is a constant. */
  public static boolean isConstant(int bit) {
    return bit <= TRUE;
  }

  /** Whether it is a constant 1 or a negated variable. */
  public static boolean isNegated(int bit) {
    return (bit & 1) != 0;
  }

  /** The variable of a bit that is no constant. */
  public static int variable(int bit) {
    return Variable.aux((bit >> 1) - 1);
  }
}
