// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Proofs of replication before the SNARK: challenges, vanilla proofs, their verification and the
 * circuit's public inputs.
 *
 * <p>Entry types: {@link org.sealwright.storage.porep.Challenges}, {@link
 * org.sealwright.storage.porep.VanillaVerifier}, {@link org.sealwright.storage.porep.PublicInputs}.
 */
package org.sealwright.storage.porep;
