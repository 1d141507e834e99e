// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * SnarkPack: one proof of logarithmic length for many Groth16 proofs under one key, as Filecoin has
 * it (<a href="https://eprint.iacr.org/2021/529">eprint 2021/529</a>), byte for byte.
 *
 * <p>Entry types: {@link org.sealwright.snark.aggregate.AggregateProver} and {@link
 * org.sealwright.snark.aggregate.AggregateVerifier}; both need an {@link
 * org.sealwright.snark.aggregate.InnerProductSrs}.
 *
 * {@snippet :
 * SnarkKernels kernels = SnarkKernels.select(KernelSelection.auto());
 * try (InnerProductSrs srs = InnerProductSrs.open(Path.of("v28-fil-inner-product-v1.srs"))) {
 *   AggregateProof aggregate =
 *       AggregateProver.of(kernels, work).aggregate(srs, proofs, include, AggregateVersion.V2);
 *   boolean valid =
 *       AggregateVerifier.of(kernels, work)
 *           .verify(srs, key, publicInputs, aggregate, include, AggregateVersion.V2);
 * }
 * }
 *
 * <p>How it goes: {@code InnerProductProver} walks through {@code Challenges}, whose questions
 * {@code Transcript} digests; {@code PairingProducts} and {@code Folding} do the heavy work on
 * {@code PointRange}s; the verifier gathers everything in one {@code VerificationEquation}.
 */
package org.sealwright.snark.aggregate;
