// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Groth16 over BLS12-381 (<a href="https://eprint.iacr.org/2016/260">eprint 2016/260</a>) as
 * Filecoin has it (bellperson): parameter files, prover, verifier, the same bytes.
 *
 * <p>Entry types: {@link org.sealwright.snark.groth16.Groth16Prover}, {@link
 * org.sealwright.snark.groth16.Groth16Verifier}, {@link
 * org.sealwright.snark.groth16.ParameterGenerator}.
 *
 * {@snippet :
 * SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
 * R1cs r1cs = R1cs.of(circuit, arena);
 * ParameterGenerator.of(kernels, work).generate(r1cs, Path.of("my.params"));
 * try (ProvingKey key = ProvingKey.open(Path.of("my.params"))) {
 *   Assignment assignment = Assignment.of(circuit, r1cs, arena);
 *   Proof proof = Groth16Prover.of(kernels, work).prove(r1cs, assignment, key);
 *   boolean valid =
 *       Groth16Verifier.of(key.verifyingKey(), kernels, work).verify(proof, publicInputs);
 * }
 * }
 *
 * <p>Given a rank-1 constraint system and polynomials {@code u_v, v_v, w_v} that interpolate its
 * columns on a domain of m points, parameters are multiples of two base points by values at a
 * secret tau; a proof is three sums of them, weighted with the witness; a verifier checks one
 * product of pairings.
 */
package org.sealwright.snark.groth16;
