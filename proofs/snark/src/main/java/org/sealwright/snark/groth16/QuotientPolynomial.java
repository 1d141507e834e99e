// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.kernel.FieldKernels;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.circuit.Assignment;
import org.sealwright.snark.circuit.R1cs;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.ntt.EvaluationDomain;
import org.sealwright.snark.ntt.Ntt;

/**
 * The polynomial {@code h = (a b - c) / (x^m - 1)} of an assignment, where a, b, c interpolate the
 * values of the rows on the domain.
 */
final class QuotientPolynomial {
  private static final long GRAIN = 1 << 13;

  private final FieldKernels field;
  private final Ntt ntt;
  private final Work work;

  QuotientPolynomial(SnarkKernels kernels, Work work) {
    this.field = kernels.hashing().field();
    this.ntt = Ntt.of(kernels, work);
    this.work = work;
  }

  /**
   * Coefficients of h in plain form, {@code m} of them; the last is 0 where the assignment
   * satisfies the system. Needs 96 m bytes on the way, 32 m of which stay.
   *
   * @param arena holds the result
   */
  MemorySegment of(R1cs r1cs, Assignment assignment, Arena arena) {
    EvaluationDomain domain = EvaluationDomain.ofRows(r1cs.rowsWithInputs());
    MemorySegment h = Elements.allocate(arena, domain.size());
    try (Arena working = Arena.ofShared()) {
      MemorySegment b = Elements.allocate(working, domain.size());
      MemorySegment c = Elements.allocate(working, domain.size());
      r1cs.evaluate(h, b, c, assignment, work);
      ntt.quotient(h, 0, b, 0, c, 0, domain.log2());
    }
    work.forEachChunk(
        domain.size(),
        GRAIN,
        (from, count) -> field.fromMontgomery(h, from * Fr.BYTES, h, from * Fr.BYTES, count));
    return h;
  }
}
