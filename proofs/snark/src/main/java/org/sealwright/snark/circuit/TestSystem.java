// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.sealwright.hashing.field.Fr;

/**
 * Holds an assignment against a circuit and names the first row that it breaks. For tests, and for
 * finding out why a proof was refused; a prover needs none of it.
 */
public final class TestSystem {

  /**
   * A row that doesn't hold.
   *
   * @param row its number
   * @param path its namespaces and name
   * @param a value of its left factor
   * @param b value of its right factor
   * @param c value that the product should have
   */
  public record Failure(long row, String path, BigInteger a, BigInteger b, BigInteger c) {}

  private TestSystem() {}

  /** Synthesises {@code circuit} for its values and checks every row. */
  public static Optional<Failure> check(Circuit circuit) {
    try (Arena arena = Arena.ofConfined()) {
      return check(circuit, Assignment.of(circuit, arena));
    }
  }

  /** The first row of {@code circuit} that {@code assignment} doesn't satisfy. */
  public static Optional<Failure> check(Circuit circuit, Assignment assignment) {
    Checker checker = new Checker(assignment);
    circuit.synthesize(ConstraintSystem.ofRows(checker::accept));
    return Optional.ofNullable(checker.failure);
  }

  private static final class Checker {
    private final Assignment assignment;
    private TermEvaluator evaluator;
    private final long[] a = new long[Fr.LIMBS];
    private final long[] b = new long[Fr.LIMBS];
    private final long[] c = new long[Fr.LIMBS];
    private final long[] product = new long[Fr.LIMBS];
    private Failure failure;

    Checker(Assignment assignment) {
      this.assignment = assignment;
    }

    void accept(Row row) {
      if (failure != null) {
        return;
      }
      if (evaluator == null) {
        evaluator = new TermEvaluator(assignment, row.coefficients());
      }
      evaluator.evaluate(row.a(), a, 0);
      evaluator.evaluate(row.b(), b, 0);
      evaluator.evaluate(row.c(), c, 0);
      Fr.mul(product, 0, a, 0, b, 0);
      if (!Arrays.equals(product, c)) {
        failure =
            new Failure(
                row.index(),
                row.path(),
                Fr.toBigInteger(a, 0),
                Fr.toBigInteger(b, 0),
                Fr.toBigInteger(c, 0));
      }
    }
  }
}
