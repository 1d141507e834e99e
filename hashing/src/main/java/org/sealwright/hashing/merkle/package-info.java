// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Merkle trees in flat memory: binary SHA-256 trees and octal Poseidon trees with sub trees and a
 * top, stored bottom-up with or without their lowest rows.
 *
 * <p>Entry types: {@link org.sealwright.hashing.merkle.TreeBuilder} makes a tree, {@link
 * org.sealwright.hashing.merkle.StoredTree} and {@link org.sealwright.hashing.merkle.CompoundTree}
 * read one and prove leaves, {@link org.sealwright.hashing.merkle.InclusionVerifier} judges proofs.
 * {@link org.sealwright.hashing.merkle.ShaTreeHasher} gives only the root, of leaves that stream
 * by; {@link org.sealwright.hashing.merkle.ZeroCommitments} are the roots of all-zero trees.
 *
 * {@snippet :
 * TreeLayout layout = TreeLayout.full(2, 64);
 * Bytes32 commD = new TreeBuilder(RowHasher.sha256(kernels), Work.serial())
 *     .buildOverLeaves(layout, store, 0, "tree-d");
 * }
 */
package org.sealwright.hashing.merkle;
