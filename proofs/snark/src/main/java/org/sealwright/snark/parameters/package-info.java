// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Files of Groth16 parameters: what they are called, which ones the network published, where they
 * lie, and how to get them.
 *
 * <p>Entry types: {@link org.sealwright.snark.parameters.ParameterStore} for a folder that is
 * there, {@link org.sealwright.snark.parameters.ParameterFetcher} to fill one.
 *
 * {@snippet :
 * CircuitName circuit = CircuitName.fallbackPoSt(2048, 10, 2, new TreeShape(64, 0, 0));
 * ParameterManifest published = ParameterManifest.published();
 * try (ParameterFetcher fetcher = ParameterFetcher.builder(folder).mirror(url).build()) {
 *   fetcher.fetch(published.get(circuit.fileName(ParameterKind.VERIFYING_KEY)), work);
 * }
 * Path key = ParameterStore.of(folder, published).verifyingKey(circuit, work);
 * }
 *
 * <p>Names, digests and folders are those of rust-fil-proofs ({@code storage-proofs-core}, {@code
 * parameter_cache}), so that both programs use the same files.
 */
package org.sealwright.snark.parameters;
