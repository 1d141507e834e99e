// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Merkle trees of 32-byte nodes. {@link org.sealwright.hashing.merkle.ShaTreeHasher} gives the root
 * of a binary SHA-256 tree from a stream of leaves; {@link
 * org.sealwright.hashing.merkle.ZeroCommitments} are the roots of all-zero trees.
 *
 * {@snippet :
 * try (Arena arena = Arena.ofConfined()) {
 *   ShaTreeHasher hasher = new ShaTreeHasher(kernels.sha(), arena);
 *   hasher.update(nodes, 0, nodes.byteSize() / 32);
 *   Bytes32 commD = hasher.root(30); // 32 GiB; zeros where leaves are missing
 * }
 * }
 */
package org.sealwright.hashing.merkle;
