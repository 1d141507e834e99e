// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/**
 * Something that can be proved: allocates variables and enforces constraints, in the same order and
 * number whatever back end it is given.
 */
@FunctionalInterface
public interface Circuit {
  /**
   * Runs the circuit against {@code system}; {@code Input(0)}, the constant ONE, is there already.
   */
  void synthesize(ConstraintSystem system);
}
