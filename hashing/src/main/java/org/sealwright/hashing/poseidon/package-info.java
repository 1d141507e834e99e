// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Poseidon over the BLS12-381 scalar field with neptune's parameters. Entry types: {@link
 * org.sealwright.hashing.poseidon.Poseidon} for single preimages and {@link
 * org.sealwright.hashing.poseidon.PoseidonConstants}, which batches need.
 */
package org.sealwright.hashing.poseidon;
