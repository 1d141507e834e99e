// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Sector sizes, registered proofs and identities: what every storage proof is about. */
package org.sealwright.storage;
