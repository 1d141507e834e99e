// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Proofs of replication as they go on chain: Commit2, verification, aggregation. Entry types:
 * {@link org.sealwright.storage.proof.SealProver}, {@link
 * org.sealwright.storage.proof.SealVerifier}.
 *
 * <pre>{@code
 * ParameterStore store = ParameterStore.trusting(folder);
 * SealStatement statement =
 *     new SealStatement(config, proverId, sectorId, ticket, seed, commit1.commD(), commit1.commR());
 * try (SealProver prover = SealProver.open(config.sectorSize(), store, kernels, work)) {
 *   byte[] proof = prover.prove(statement, commit1);
 *   boolean valid =
 *       SealVerifier.open(config.sectorSize(), store, kernels, work).verify(statement, proof);
 * }
 * }</pre>
 */
package org.sealwright.storage.proof;
