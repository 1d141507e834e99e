// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/**
 * Variables as bare {@code int}s, since a circuit has more than a hundred million of them: input
 * {@code i} is {@code i}, auxiliary variable {@code i} is {@code 0x80000000 | i}, each space
 * numbered in order of allocation. In every list of terms inputs come first, each space ascending.
 */
public final class Variable {

  /** Input 0, the constant one. */
  public static final int ONE = 0;

  private Variable() {}

  /** Auxiliary variable {@code index}. */
  public static int aux(long index) {
    return (int) index | Integer.MIN_VALUE;
  }

  /** Whether {@code variable} is auxiliary, not an input. */
  public static boolean isAux(int variable) {
    return variable < 0;
  }

  /** Position in its space. */
  public static int index(int variable) {
    return variable & Integer.MAX_VALUE;
  }

  /** {@code x3} for input 3, {@code w3} for auxiliary variable 3. */
  public static String name(int variable) {
    return (isAux(variable) ? "w" : "x") + index(variable);
  }
}
