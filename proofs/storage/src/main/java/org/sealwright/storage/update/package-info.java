// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Empty-sector updates (FIP-0019, as rust-fil-proofs runs it): new data encoded into a sealed
 * replica without sealing again, and taken out of it.
 *
 * <p>Entry type: {@link org.sealwright.storage.update.SectorUpdater}. {@link
 * org.sealwright.storage.update.UpdateConfig} has what the sector's size fixes, {@link
 * org.sealwright.storage.update.UpdateHash} the randomness of an update, {@link
 * org.sealwright.storage.update.UpdateChallenges} the nodes that its proof opens.
 *
 * {@snippet :
 * SectorUpdater updater = SectorUpdater.builder().executor(pool, 8).build();
 * UpdateConfig config = new UpdateConfig(SectorSize.GIB_32);
 * UpdateOutput made = updater.encode(config, sealed, updated, stagedData, pieces);
 * updater.decode(config, updated.sealed(), sealed, made.commDNew(), dataAgain);
 *
 * UpdateStatement statement = made.statement(config);
 * try (UpdateProver prover = UpdateProver.open(config, parameters, kernels, work)) {
 *   byte[] proof = prover.prove(statement, k -> updater.vanillaProof(statement, sealed, updated, k));
 * }
 * }
 */
package org.sealwright.storage.update;
