// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Which Groth16 parameters a sector's proofs take. Entry type: {@link
 * org.sealwright.storage.parameters.SectorParameters}.
 *
 * {@snippet :
 * SectorParameters window = new SectorParameters(SectorProof.WINDOW, SectorSize.KIB_2);
 * Path key = ParameterStore.trusting(folder).verifyingKey(window.name(), work);
 * }
 */
package org.sealwright.storage.parameters;
