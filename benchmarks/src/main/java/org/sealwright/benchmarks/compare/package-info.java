// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The side-by-side run: the same work on the same data by Sealwright and by its native peers, in
 * turn, in one run, on the same core.
 *
 * <p>{@link org.sealwright.benchmarks.compare.Compare} drives; every side is a process that answers
 * one line with one sample: ours is {@link org.sealwright.benchmarks.compare.Worker}, the others
 * are built from {@code benchmarks/peers}. A side that answers differently from the other fails the
 * run, however fast it was.
 */
package org.sealwright.benchmarks.compare;
