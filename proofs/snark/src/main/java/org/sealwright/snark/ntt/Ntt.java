// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Objects;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.SnarkKernels;

/**
 * Transforms between the coefficients of a polynomial and its values on an {@link EvaluationDomain}
 * or on the coset of it by 7.
 *
 * <p>All work in place on {@code 2^log2} elements of 32 bytes in Montgomery form, below r, natural
 * order in and out, at any offset of any memory; meant for native memory, as large as it comes.
 * They take some 400 KiB of scratch a thread, which lives as long as this object, and tables of 64
 * KiB, whatever the size.
 *
 * <p>Work is divided among the threads of the {@link Work} given; results do not depend on their
 * number, nor on the kernel. Cancelled or not, memory holds elements below r; cancelled, not useful
 * ones. Thread-safe.
 *
 * @see NttKernels
 */
public final class Ntt {
  private static final BigInteger R = Fr.MODULUS;
  private static final BigInteger SHIFT_INVERSE = EvaluationDomain.SHIFT.modInverse(R);

  /** Elements a chunk of pointwise work. */
  private static final long GRAIN = 1L << 12;

  private final NttKernels kernels;
  private final Work work;
  private final Passes passes;

  private Ntt(NttKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
    this.passes = new Passes(kernels, work);
  }

  /** With the kernels of a selection. */
  public static Ntt of(SnarkKernels kernels, Work work) {
    return of(kernels.ntt(), work);
  }

  /** With given kernels. */
  public static Ntt of(NttKernels kernels, Work work) {
    return new Ntt(kernels, work);
  }

  /** Coefficients to values: {@code v'[k] = sum_j v[j] omega^(jk)}. */
  public void forward(MemorySegment values, long offset, int log2) {
    check(values, offset, log2);
    passes.forwardToReversed(values, offset, log2);
    BitReversal.permute(values, offset, log2, work);
  }

  /** Values to coefficients, the inverse of {@link #forward}. */
  public void inverse(MemorySegment values, long offset, int log2) {
    EvaluationDomain domain = check(values, offset, log2);
    passes.inverseToReversed(values, offset, log2, BigInteger.ONE, domain.sizeInverse());
    BitReversal.permute(values, offset, log2, work);
  }

  /** Coefficients to values on the coset: {@code v'[k] = sum_j v[j] 7^j omega^(jk)}. */
  public void cosetForward(MemorySegment values, long offset, int log2) {
    check(values, offset, log2);
    BitReversal.permute(values, offset, log2, work);
    passes.forwardFromReversed(values, offset, log2, EvaluationDomain.SHIFT);
  }

  /** Values on the coset to coefficients, the inverse of {@link #cosetForward}. */
  public void cosetInverse(MemorySegment values, long offset, int log2) {
    EvaluationDomain domain = check(values, offset, log2);
    passes.inverseToReversed(values, offset, log2, SHIFT_INVERSE, domain.sizeInverse());
    BitReversal.permute(values, offset, log2, work);
  }

  /**
   * Divides by the vanishing polynomial on the coset, where that is a constant: {@code a[k] = (a[k]
   * b[k] - c[k]) / (7^m - 1)}. The three must not overlap.
   */
  public void divideByVanishingOnCoset(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      int log2) {
    EvaluationDomain domain = check(a, aOffset, log2);
    check(b, bOffset, log2);
    check(c, cOffset, log2);
    long[] inverse = new long[Fr.LIMBS];
    Fr.fromBigInteger(inverse, 0, domain.vanishingOnCoset().modInverse(R));
    MemorySegment factor = Arena.ofAuto().allocate(Fr.BYTES, 64);
    Roots.set(factor, 0, inverse, 0);
    work.forEachChunk(
        domain.size(),
        GRAIN,
        (from, count) ->
            kernels.multiplySubtract(
                a,
                aOffset + Fr.BYTES * from,
                b,
                bOffset + Fr.BYTES * from,
                c,
                cOffset + Fr.BYTES * from,
                count,
                factor));
  }

  /**
   * The quotient of a Groth16 proof: a, b and c hold values on the domain (of rows of a constraint
   * system, padded with 0), and a becomes the m coefficients of {@code (A B - C) / (x^m - 1)}; the
   * last is 0 where {@code A B = C} holds on the domain. b and c are used up.
   *
   * <p>The same as inverse and coset transforms one by one, but without six of seven permutations.
   */
  public void quotient(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      int log2) {
    toCoset(a, aOffset, log2);
    toCoset(b, bOffset, log2);
    toCoset(c, cOffset, log2);
    divideByVanishingOnCoset(a, aOffset, b, bOffset, c, cOffset, log2);
    cosetInverse(a, aOffset, log2);
  }

  /** Values on the domain to values on the coset, by way of coefficients in reversed order. */
  private void toCoset(MemorySegment values, long offset, int log2) {
    EvaluationDomain domain = check(values, offset, log2);
    passes.inverseToReversed(values, offset, log2, BigInteger.ONE, domain.sizeInverse());
    passes.forwardFromReversed(values, offset, log2, EvaluationDomain.SHIFT);
  }

  private static EvaluationDomain check(MemorySegment values, long offset, int log2) {
    EvaluationDomain domain = new EvaluationDomain(log2);
    Objects.checkFromIndexSize(offset, Fr.BYTES * domain.size(), values.byteSize());
    return domain;
  }
}
