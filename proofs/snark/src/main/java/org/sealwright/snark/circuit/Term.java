// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/**
 * A coefficient times a variable as a bare {@code long}: the variable above, the coefficient's
 * number in the {@link CoefficientTable} below. Signed comparison of terms puts inputs before
 * auxiliary variables and each space in ascending order.
 */
public final class Term {
  private Term() {}

  /** {@code coefficient * variable}. */
  public static long of(int variable, int coefficient) {
    return (long) (variable ^ Integer.MIN_VALUE) << 32 | coefficient;
  }

  /** The variable, as {@link Variable} encodes it. */
  public static int variable(long term) {
    return (int) (term >> 32) ^ Integer.MIN_VALUE;
  }

  /** The coefficient's number in the table. */
  public static int coefficient(long term) {
    return (int) term;
  }
}
