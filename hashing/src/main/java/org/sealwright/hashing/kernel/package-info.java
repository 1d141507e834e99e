// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The kernel SPI: narrow interfaces for the hot operations, the tiers that implement them, and the
 * choice between them.
 *
 * <p>Entry type: {@link org.sealwright.hashing.kernel.Kernels}. Every interface has a scalar
 * implementation in plain Java that is its specification; the vector tier uses {@code
 * jdk.incubator.vector} and is left out, with a reason, where that module is not resolved; further
 * tiers are {@link org.sealwright.hashing.kernel.KernelProvider} services. One contract suite runs
 * on all of them.
 */
package org.sealwright.hashing.kernel;
