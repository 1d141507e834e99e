// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Long work on the caller's terms: executor, parallelism, progress, cancellation.
 *
 * <p>Entry type: {@link org.sealwright.hashing.work.Work}.
 *
 * {@snippet :
 * Cancellation stop = new Cancellation();
 * Work work = new Work(executor, 2, stop, (step, done, total, unit) -> bar.set(step, done, total));
 * work.forEachChunk(rows, 4096, (from, count) -> kernel.hashRows(from, count));
 * }
 */
package org.sealwright.hashing.work;
