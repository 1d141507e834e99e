// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
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
 *
 * <p>On the coset by 7 the divisor is a constant z, so h is {@code (a b) / z} interpolated there,
 * less {@code c / z}: interpolation is linear, hence c itself need never be evaluated on the coset.
 * That makes six transforms instead of seven.
 */
final class QuotientPolynomial {
  private static final long GRAIN = 4096;

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
    long rows = r1cs.rows() + r1cs.inputs();
    EvaluationDomain domain = EvaluationDomain.ofRows(rows);
    int log2 = domain.log2();
    long m = domain.size();
    MemorySegment a = Elements.allocate(arena, m);
    try (Arena working = Arena.ofShared()) {
      MemorySegment b = Elements.allocate(working, m);
      MemorySegment c = Elements.allocate(working, m);
      r1cs.evaluate(a, b, c, assignment, work);
      toCoset(a, log2);
      toCoset(b, log2);
      work.forEachChunk(
          m,
          GRAIN,
          (from, count) -> {
            long at = from * Fr.BYTES;
            field.mul(a, at, a, at, b, at, count);
          });
      ntt.cosetInverse(a, 0, log2);
      ntt.inverse(c, 0, log2);
      subtractAndDivide(a, c, m, domain.vanishingOnCoset());
    }
    return a;
  }

  private void toCoset(MemorySegment values, int log2) {
    ntt.inverse(values, 0, log2);
    ntt.cosetForward(values, 0, log2);
  }

  /** {@code a = (a - c) / z}, out of Montgomery form: a Montgomery product with plain 1 / z. */
  private void subtractAndDivide(MemorySegment a, MemorySegment c, long m, BigInteger z) {
    long[] factor = Fr.limbsOf(z.modInverse(Fr.MODULUS));
    try (Arena constants = Arena.ofShared()) {
      MemorySegment factors = Elements.allocate(constants, Math.min(GRAIN, m));
      for (long i = 0; i < Math.min(GRAIN, m); i++) {
        Elements.store(factors, i, factor, 0);
      }
      work.forEachChunk(
          m,
          GRAIN,
          (from, count) -> {
            long at = from * Fr.BYTES;
            field.sub(a, at, a, at, c, at, count);
            field.mul(a, at, a, at, factors, 0, count);
          });
    }
  }
}
