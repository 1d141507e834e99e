// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.Scalar;

/**
 * Public inputs of all proofs, combined as the proofs are: {@code sum_j r^j x_j}, input by input.
 */
final class PublicInputSums {
  /** Statements a task: fewer, and {@code r^j} costs more than what it multiplies. */
  private static final long GRAIN = 64;

  private PublicInputSums() {}

  /**
   * The combination.
   *
   * @param inputs of every proof, each as long as {@code width}
   * @throws MalformedInputException where one is shorter or longer
   */
  static ScalarVector of(List<? extends List<Scalar>> inputs, int width, Scalar r, Work work) {
    ScalarVector sums = ScalarVector.zeros(width);
    work.forEachChunk(
        inputs.size(),
        GRAIN,
        (from, count) -> {
          ScalarVector part = ScalarVector.zeros(width);
          Scalar power = r.pow(BigInteger.valueOf(from));
          for (int j = (int) from; j < from + count; j++) {
            List<Scalar> statement = inputs.get(j);
            if (statement.size() != width) {
              throw new MalformedInputException(
                  "public inputs of proof "
                      + j
                      + ": got "
                      + statement.size()
                      + ", wanted "
                      + width);
            }
            part.addMultiple(statement, power);
            power = power.multiply(r);
          }
          synchronized (sums) {
            sums.add(part);
          }
        });
    return sums;
  }
}
