// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line every few seconds, for logs: {@code PC1 layer 1/2: 37 % of 16777216 nodes, 1.9 M/s}. */
final class PlainProgress implements ProgressDisplay {
  private static final long INTERVAL_NANOS = 3_000_000_000L;

  private final PrintStream err;
  private final LongSupplier nanoTime;
  private String step = "";
  private long begin;
  private long lastLine;

  PlainProgress(PrintStream err) {
    this(err, System::nanoTime);
  }

  PlainProgress(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void progress(String name, long done, long total, String unit) {
    long now = nanoTime.getAsLong();
    if (!name.equals(step)) {
      step = name;
      begin = now;
      lastLine = now;
    }
    boolean ended = done == total && lastLine != begin;
    if (now - lastLine < INTERVAL_NANOS && !ended) {
      return;
    }
    lastLine = now;
    double seconds = (now - begin) / 1e9;
    double rate = done / seconds;
    StringBuilder line = new StringBuilder(name).append(": ");
    if (total > 0) {
      line.append(String.format(Locale.ROOT, "%d %% of %d %s", 100 * done / total, total, unit));
    } else {
      line.append(done).append(' ').append(unit);
    }
    // Three digits at least, and no exponent where there are more.
    line.append(String.format(Locale.ROOT, rate < 1e9 ? ", %.3g M/s" : ", %.0f M/s", rate / 1e6));
    if (total > done) {
      line.append(String.format(Locale.ROOT, ", about %.0f s left", (total - done) / rate));
    }
    err.println(line);
  }
}
