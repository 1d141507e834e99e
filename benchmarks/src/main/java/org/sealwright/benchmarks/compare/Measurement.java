// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.util.List;

/**
 * What came of a row.
 *
 * @param id of the row
 * @param title of the row
 * @param cores of the row
 * @param target of the row
 * @param peer name of the other side
 * @param unit what the times are for
 * @param ours our samples, nanoseconds a unit, in the order they were taken
 * @param theirs the other side's
 * @param detail which of our kernels ran
 * @param fault why there is no ratio, or empty: a side that can't, or answers that differ
 * @param wrong whether the fault is that the answers differ
 * @param ourPeak most memory that our process had at one time, in bytes, 0 where unknown
 * @param theirPeak the other side's
 */
public record Measurement(
    String id,
    String title,
    int cores,
    double target,
    String peer,
    String unit,
    List<Double> ours,
    List<Double> theirs,
    String detail,
    String fault,
    boolean wrong,
    long ourPeak,
    long theirPeak) {

  /** Copies the samples. */
  public Measurement {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }

  /** What a row says in one word. */
  public enum Verdict {
    /** As fast as we want to be, or faster. */
    MET,
    /** Slower than that. */
    MISSED,
    /** The sides disagree: no time counts. */
    WRONG,
    /** A side can't do it. */
    ABSENT
  }

  static Measurement timed(Row row, Sample last, List<Double> ours, List<Double> theirs) {
    return new Measurement(
        row.id(),
        row.title(),
        row.cores(),
        row.target(),
        row.peer().name(),
        last.unit(),
        ours,
        theirs,
        last.detail(),
        "",
        false,
        0,
        0);
  }

  static Measurement absent(Row row, String reason) {
    return failed(row, reason, false);
  }

  static Measurement wrong(Row row, Sample mine, Sample other) {
    return failed(
        row, "we answered " + text(mine) + ", " + row.peer().name() + " " + text(other), true);
  }

  private static String text(Sample sample) {
    return sample.answer() + " for " + sample.count() + " x " + sample.unit();
  }

  private static Measurement failed(Row row, String fault, boolean wrong) {
    return new Measurement(
        row.id(),
        row.title(),
        row.cores(),
        row.target(),
        row.peer().name(),
        "",
        List.of(),
        List.of(),
        "",
        fault,
        wrong,
        0,
        0);
  }

  /** The same with the memory that it took. */
  Measurement withPeaks(long ourBytes, long theirBytes) {
    return new Measurement(
        id,
        title,
        cores,
        target,
        peer,
        unit,
        ours,
        theirs,
        detail,
        fault,
        wrong,
        ourBytes,
        theirBytes);
  }

  /** Whether both sides were timed and agreed. */
  public boolean isTimed() {
    return fault.isEmpty();
  }

  /** Their best time over our best time: what the machine can do when nothing disturbs it. */
  public double bestRatio() {
    return best(theirs) / best(ours);
  }

  /** Their median over our median. */
  public double medianRatio() {
    return median(theirs) / median(ours);
  }

  /** The verdict, by the best times. */
  public Verdict verdict() {
    if (wrong) {
      return Verdict.WRONG;
    }
    if (!isTimed()) {
      return Verdict.ABSENT;
    }
    return bestRatio() >= target ? Verdict.MET : Verdict.MISSED;
  }

  static double best(List<Double> samples) {
    return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  static double median(List<Double> samples) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
