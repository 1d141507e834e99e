// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Constraint systems: one circuit, written against {@link
 * org.sealwright.snark.circuit.ConstraintSystem}, three ways to run it.
 *
 * <ul>
 *   <li>{@link org.sealwright.snark.circuit.R1cs}: its shape, as sparse matrices; or the same rows
 *       as a stream that is counted, digested, written as text.
 *   <li>{@link org.sealwright.snark.circuit.Assignment}: a witness, without building a row.
 *   <li>{@link org.sealwright.snark.circuit.TestSystem}: both, to name the row that doesn't hold.
 * </ul>
 *
 * <pre>{@code
 * Circuit square = system -> {
 *   int y = system.allocateInput(values, 0);
 *   int x = system.allocate(values, 4);
 *   if (system.hasRows()) {
 *     system.a().add(x);
 *     system.b().add(x);
 *     system.c().add(y);
 *     system.enforce("square");
 *   }
 * };
 * R1cs shape = R1cs.of(square, arena);
 * Assignment witness = Assignment.of(square, shape, arena);
 * }</pre>
 *
 * <p>Rows, variables and coefficients of the circuits built on this are those of Filecoin's
 * reference (bellperson), so that its parameters fit.
 */
package org.sealwright.snark.circuit;
