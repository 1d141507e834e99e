// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.circuit.SparseMatrix;
import org.sealwright.snark.circuit.Term;
import org.sealwright.snark.circuit.Variable;

/**
 * The polynomials of the variables of a constraint system, at the secret point: {@code u_v(tau) =
 * sum over rows of coefficient * L_row(tau)}, inputs first, then auxiliary variables.
 */
final class QapColumns {
  /** Neighbouring variables that belong to one worker: two pages of elements, no shared lines. */
  private static final int LOG_BLOCK = 8;

  private static final long ROWS_BETWEEN_LOOKS = 1 << 16;

  private final R1cs r1cs;
  private final MemorySegment lagrange;
  private final Work work;

  /**
   * Over a system.
   *
   * @param lagrange {@code L_row(tau)} in Montgomery form, for every row, appended ones included
   */
  QapColumns(R1cs r1cs, MemorySegment lagrange, Work work) {
    this.r1cs = r1cs;
    this.lagrange = lagrange;
    this.work = work;
  }

  /** Number of variables. */
  long variables() {
    return r1cs.inputs() + r1cs.aux();
  }

  /**
   * Overwrites {@code out} with the polynomials of a side.
   *
   * <p>A term costs a product and a sum, and looking whose it is next to nothing: so every worker
   * looks at all terms, and adds up those of its own variables without locks.
   */
  void accumulate(MemorySegment out, R1cs.Side side) {
    out.fill((byte) 0);
    if (side == R1cs.Side.A) {
      // The rows that Groth16 appends: input i stands alone on the left of row rows + i.
      MemorySegment.copy(lagrange, r1cs.rows() * Fr.BYTES, out, 0, r1cs.inputs() * Fr.BYTES);
    }
    int stripes = Integer.highestOneBit(2 * work.parallelism() - 1);
    work.forEachChunk(
        stripes, 1, (stripe, count) -> accumulate(out, r1cs.matrix(side), stripe, stripes - 1L));
  }

  private void accumulate(MemorySegment out, SparseMatrix matrix, long stripe, long mask) {
    long[] coefficients = r1cs.coefficients().limbs();
    long inputs = r1cs.inputs();
    long[] row = new long[Fr.LIMBS];
    long[] term = new long[Fr.LIMBS];
    long[] sum = new long[Fr.LIMBS];
    long i = 0;
    for (long r = 0; r < matrix.rows(); r++) {
      if (r % ROWS_BETWEEN_LOOKS == 0) {
        work.cancellation().check();
      }
      Elements.load(row, 0, lagrange, r);
      for (long end = matrix.end(r); i < end; i++) {
        long packed = matrix.term(i);
        int variable = Term.variable(packed);
        long v = Variable.index(variable) + (Variable.isAux(variable) ? inputs : 0);
        if (((v >>> LOG_BLOCK) & mask) != stripe) {
          continue;
        }
        Elements.load(sum, 0, out, v);
        int coefficient = Term.coefficient(packed);
        switch (coefficient) {
          case CoefficientTable.ONE -> Fr.add(sum, 0, sum, 0, row, 0);
          case CoefficientTable.MINUS_ONE -> Fr.sub(sum, 0, sum, 0, row, 0);
          default -> {
            Fr.mul(term, 0, row, 0, coefficients, coefficient * Fr.LIMBS);
            Fr.add(sum, 0, sum, 0, term, 0);
          }
        }
        Elements.store(out, v, sum, 0);
      }
    }
  }
}
