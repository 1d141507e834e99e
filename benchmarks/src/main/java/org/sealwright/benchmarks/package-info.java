// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * JMH benchmarks, one topic a class, every tier of kernels a parameter.
 *
 * <p>Run them with {@code java -jar benchmarks/target/benchmarks.jar PoseidonBenchmark -p
 * tier=vector-512 -prof gc}. A tier that a machine lacks, or that has no kernel for the operation,
 * fails its setup with the reason: a scalar fallback is never timed under another name.
 *
 * <p>The side-by-side run against native peers is {@link
 * org.sealwright.benchmarks.compare.Compare}.
 */
package org.sealwright.benchmarks;
