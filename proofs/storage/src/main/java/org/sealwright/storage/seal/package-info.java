// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Sealing, phase by phase, and unsealing.
 *
 * <p>Entry types: {@link org.sealwright.storage.seal.Sealer} and {@link
 * org.sealwright.storage.seal.Unsealer}. Files have the reference's names and bytes, so that either
 * implementation can take over after any phase. A phase that is run again keeps what is finished
 * and undamaged.
 *
 * {@snippet :
 * Sealer sealer = Sealer.builder().executor(pool, 2).build();
 * PreCommit1Output pc1 = sealer.preCommit1(spec, staged, SectorPaths.in(folder), pieces);
 * PreCommit2Output pc2 = sealer.preCommit2(spec, SectorPaths.in(folder), pc1);
 * Commit1Output c1 = sealer.commit1(spec, SectorPaths.in(folder), pc2, seed, pieces);
 * }
 */
package org.sealwright.storage.seal;
