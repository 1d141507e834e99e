// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Empty-sector updates (FIP-0019, as rust-fil-proofs runs it): new data encoded into a sealed
 * replica without sealing again, and taken out of it.
 *
 * <p>{@link org.sealwright.storage.update.UpdateConfig} has what the sector's size fixes, {@link
 * org.sealwright.storage.update.UpdateHash} the randomness of an update, {@link
 * org.sealwright.storage.update.UpdateChallenges} the nodes that its proof opens.
 *
 * {@snippet :
 * UpdateConfig config = new UpdateConfig(SectorSize.GIB_32);
 * Bytes32 phi = new UpdateHash().phi(commDNew, commROld);
 * List<Long> challenges = UpdateChallenges.ofPartition(config, commRNew, 0);
 * }
 */
package org.sealwright.storage.update;
