// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams of the program: results go to {@code out}, everything else to {@code err}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal whether {@code err} is a terminal
 * @param columns width of that terminal
 */
public record Console(
    InputStream in, PrintStream out, PrintStream err, boolean terminal, int columns) {
  private static final int DEFAULT_COLUMNS = 80;

  /** The process's own, with what the launcher knows about the terminal. */
  static Console ofProcess() {
    return new Console(
        System.in,
        System.out,
        System.err,
        Boolean.getBoolean("sealwright.stderr.terminal"),
        Math.clamp(Integer.getInteger("sealwright.stderr.columns", DEFAULT_COLUMNS), 40, 200));
  }

  /** Tells people something that is no result. */
  public void say(String format, Object... args) {
    err.println(String.format(format, args));
  }
}
