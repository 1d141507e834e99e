// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.List;

/**
 * What was selected and why nothing better.
 *
 * @param rows one row an offer, grouped by kernel, best first
 */
public record KernelReport(List<Row> rows) {

  /** Copies the rows. */
  public KernelReport {
    rows = List.copyOf(rows);
  }

  /**
   * One offer.
   *
   * @param kernel simple name of the kernel interface
   * @param name name of the offer, such as {@code vector-512}
   * @param status what became of it
   * @param detail what it uses, or the reason why it isn't used
   */
  public record Row(String kernel, String name, Status status, String detail) {}

  /** What became of an offer. */
  public enum Status {
    /** It runs. */
    SELECTED,
    /** It could run; another was preferred. */
    AVAILABLE,
    /** It can't run here. */
    UNAVAILABLE,
    /** It ran and gave a wrong answer to a known question. */
    FAILED
  }

  /** The table as text, one row a line. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Row row : rows) {
      out.append(
          String.format(
              "%-16s %-14s %-11s %s%n",
              row.kernel(),
              row.name(),
              row.status().name().toLowerCase(java.util.Locale.ROOT),
              row.detail()));
    }
    return out.toString();
  }
}
