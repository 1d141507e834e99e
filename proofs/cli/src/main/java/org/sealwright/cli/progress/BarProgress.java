// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.progress;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * One bar for the step at hand, with rate and estimate, wiped when the step is done. The library
 * only renders: the width comes from the launcher, since asking the terminal through JLine would
 * load a native library of its own.
 */
final class BarProgress implements ProgressDisplay {
  private static final long PATIENCE_NANOS = 300_000_000;
  private static final int LABEL = 24;

  private final PrintStream err;
  private final int columns;
  private String step = "";
  private long begin;
  private ProgressBar bar;

  BarProgress(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  @Override
  public synchronized void progress(String name, long done, long total, String unit) {
    if (!name.equals(step)) {
      close();
      step = name;
      begin = System.nanoTime();
    }
    if (bar == null && done < total | total < 0 && System.nanoTime() - begin > PATIENCE_NANOS) {
      bar = open(name, total, unit);
    }
    if (bar != null) {
      bar.stepTo(done);
      if (done == total) {
        close();
      }
    }
  }

  private ProgressBar open(String name, long total, String unit) {
    boolean bytes = unit.equals("bytes");
    return new ProgressBarBuilder()
        .setTaskName(String.format("%-" + LABEL + "s", name))
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUnit(bytes ? " MiB" : " k", bytes ? 1 << 20 : 1000)
        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .setUpdateIntervalMillis(200)
        .startsFrom(0, java.time.Duration.ofNanos(System.nanoTime() - begin))
        .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns - 1))
        .build();
  }

  private void draw(String line) {
    err.print("\r" + line);
    err.flush();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      err.print("\r" + " ".repeat(columns - 1) + "\r");
      err.flush();
    }
  }
}
