// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

/**
 * One timing, as a side reports it.
 *
 * @param unit what is counted: a node, a label, a hash
 * @param count how many of them the time covers
 * @param seconds wall-clock time
 * @param answer digest of the result, which both sides must agree on
 * @param detail which implementation ran, or empty
 */
public record Sample(String unit, long count, double seconds, String answer, String detail) {

  /** Nanoseconds for one unit. */
  public double nanosPerUnit() {
    return seconds * 1e9 / count;
  }
}
