// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Sector sizes, registered proofs and identities: what every storage proof is about.
 *
 * <p>Where to find what other implementations offer: {@code doc-files/api.md} maps every function
 * of filecoin-proofs-api, filecoin-ffi and its Go wrapper that has to do with sealing.
 */
package org.sealwright.storage;
