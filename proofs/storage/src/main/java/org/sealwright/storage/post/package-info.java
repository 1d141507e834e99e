// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Proofs of spacetime, Winning and Window: challenges, vanilla proofs, and what checks them. Entry
 * types: {@link org.sealwright.storage.post.PoStConfig}, {@link
 * org.sealwright.storage.post.PoStChallenges}.
 *
 * {@snippet :
 * PoStConfig config = PoStConfig.window(SectorSize.KIB_2, ApiVersion.V1_2_0);
 * PoStRandomness randomness = PoStRandomness.masked(drawn);
 * var challenges = PoStChallenges.ofSectors(config, randomness, List.of(1L, 2L, 3L));
 * Optional<String> problem =
 *     new PoStVanillaVerifier(config.size(), kernels)
 *         .problem(1, commR, challenges.get(1L), SectorVanillaProof.fromBytes(bytes));
 * }
 */
package org.sealwright.storage.post;
