// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Proofs of spacetime, Winning and Window: challenges, vanilla proofs read from sectors on disk
 * with the faulty ones skipped, proving partition by partition, verification. Entry types: {@link
 * org.sealwright.storage.post.WindowPoSt}, {@link org.sealwright.storage.post.WinningPoSt}, {@link
 * org.sealwright.storage.post.PoStVerifier}; {@link org.sealwright.storage.post.VanillaReader}
 * where the reading alone is wanted.
 *
 * {@snippet :
 * PoStConfig config = PoStConfig.window(SectorSize.KIB_2, ApiVersion.V1_2_0);
 * PoStRandomness randomness = PoStRandomness.masked(drawn);
 * VanillaReader reader = VanillaReader.builder().kernels(kernels.hashing()).work(work).build();
 * try (WindowPoSt prover = WindowPoSt.open(config.size(), store, kernels, work)) {
 *   PoStResult result = prover.prove(config, minerId, randomness, replicas, reader);
 *   result.skipped().forEach(System.out::println);
 *   boolean valid =
 *       PoStVerifier.open(config, store, kernels, work)
 *           .verify(result.statement().orElseThrow(), result.proof());
 * }
 * }
 */
package org.sealwright.storage.post;
