// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/**
 * What a circuit amounts to. Rows and terms are without the rows that Groth16 appends.
 *
 * @param rows constraints
 * @param inputs inputs, the constant one included
 * @param aux auxiliary variables
 * @param termsA terms of all left factors
 * @param termsB terms of all right factors
 * @param termsC terms of all products
 * @param auxDensityA auxiliary variables that occur on the left
 * @param auxDensityB auxiliary variables that occur on the right
 * @param inputDensityB inputs that occur on the right
 */
public record CircuitCounts(
    long rows,
    long inputs,
    long aux,
    long termsA,
    long termsB,
    long termsC,
    long auxDensityA,
    long auxDensityB,
    long inputDensityB) {

  /** Counts {@code circuit} in streaming form. */
  public static CircuitCounts of(Circuit circuit) {
    return of(circuit, row -> {});
  }

  /** Counts {@code circuit} and shows every row to {@code sink} on the way. */
  public static CircuitCounts of(Circuit circuit, RowSink sink) {
    long[] terms = new long[3];
    Density density = new Density();
    ConstraintSystem system =
        ConstraintSystem.ofRows(
            row -> {
              terms[0] += row.a().size();
              terms[1] += row.b().size();
              terms[2] += row.c().size();
              density.accept(row);
              sink.accept(row);
            });
    circuit.synthesize(system);
    return new CircuitCounts(
        system.rows(),
        system.inputs(),
        system.aux(),
        terms[0],
        terms[1],
        terms[2],
        density.auxInA().cardinality(),
        density.auxInB().cardinality(),
        density.inputsInB().cardinality());
  }
}
