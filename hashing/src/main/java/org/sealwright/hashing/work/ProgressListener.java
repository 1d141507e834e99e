// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.work;

/**
 * Hears how long work goes on. Called from working threads, one call at a time, at most some ten
 * times a second a step, and once at the end of each step; must return quickly.
 */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener NONE = (step, done, total, unit) -> {};

  /**
   * Reports progress.
   *
   * @param step what is being done, such as {@code "PC1 layer 2/11"}
   * @param done units done, 0 to {@code total}
   * @param total units in this step
   * @param unit what is counted, such as {@code "nodes"} or {@code "bytes"}
   */
  void progress(String step, long done, long total, String unit);
}
