// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Fr32 padding, which makes field elements of raw bytes (rust-fil-proofs, {@code fr32}). Entry
 * types: {@link org.sealwright.hashing.fr32.Fr32} for sizes and random access to padded data,
 * {@link org.sealwright.hashing.fr32.Fr32Padder} for streams.
 *
 * {@snippet :
 * Fr32Padder padder = new Fr32Padder(kernels.fr32());
 * long n = padder.update(chunk, 0, chunk.byteSize(), padded, 0);
 * n += padder.finish(padded, n);
 * Fr32.unpadRange(kernels.fr32(), padded.asSlice(0, n), offset, length, raw, 0);
 * }
 */
package org.sealwright.hashing.fr32;
