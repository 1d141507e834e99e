// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

/**
 * One line of the comparison.
 *
 * @param id short name, by which rows are picked
 * @param title what is compared, for people
 * @param cores cores that both sides may use
 * @param target the ratio that we hold ourselves to: their time over ours
 * @param ours request to our side; <code>{work}</code> stands for the folder of prepared inputs
 * @param peer the other side
 * @param theirs request to the other side
 * @param isSlow whether a sample takes minutes: taken once, and only when the row is asked for
 */
public record Row(
    String id,
    String title,
    int cores,
    double target,
    String ours,
    Peer peer,
    String theirs,
    boolean isSlow) {

  /** Checks the numbers. */
  public Row {
    if (cores < 1) {
      throw new IllegalArgumentException("cores (" + cores + ") must be at least 1");
    }
    if (!(target > 0)) {
      throw new IllegalArgumentException("target (" + target + ") must be above 0");
    }
  }

  /** A row that every run has. */
  public Row(
      String id, String title, int cores, double target, String ours, Peer peer, String theirs) {
    this(id, title, cores, target, ours, peer, theirs, false);
  }

  /** The same row, run only when it is asked for. */
  Row slow() {
    return new Row(id, title, cores, target, ours, peer, theirs, true);
  }
}
