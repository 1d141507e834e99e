// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Number-theoretic transforms over Fr, on the domain of {@code 2^k}-th roots of unity and on its
 * coset by 7: the polynomials of a Groth16 proof between coefficients and values.
 *
 * <p>Entry type: {@link org.sealwright.snark.ntt.Ntt}, with {@link
 * org.sealwright.snark.ntt.EvaluationDomain} for the constants. Elements are 32 bytes in Montgomery
 * form, as {@link org.sealwright.hashing.field.Fr} has them.
 *
 * {@snippet :
 * Ntt ntt = Ntt.of(SnarkKernels.select(KernelSelection.auto()), Work.serial());
 * EvaluationDomain domain = EvaluationDomain.ofRows(rows);
 * MemorySegment values = arena.allocate(32 * domain.size());
 * ntt.inverse(values, 0, domain.log2()); // values at omega^i become coefficients
 * ntt.cosetForward(values, 0, domain.log2()); // coefficients become values at 7 omega^i
 * }
 *
 * <p>A transform of {@code 2^k} elements is done in {@code ceil(k / 10)} passes over memory (two
 * below {@code 2^10}), each made of small transforms of columns that fit a core's cache (the "six
 * steps" of Bailey, FFTs in external or hierarchical memory, 1990, without the transpositions), and
 * one more that undoes the reversal of bits.
 */
package org.sealwright.snark.ntt;
