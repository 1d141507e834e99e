// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.progress;

import java.io.PrintStream;
import java.util.Locale;

/** How progress is shown. */
public enum ProgressMode {
  /** A bar on a terminal, lines elsewhere. */
  AUTO,
  /** Not at all. */
  NONE,
  /** A line every few seconds. */
  PLAIN,
  /** A bar with rate and estimate. */
  BAR;

  /**
   * The display.
   *
   * @param terminal whether {@code err} is a terminal
   * @param columns its width
   */
  public ProgressDisplay open(PrintStream err, boolean terminal, int columns) {
    return switch (this) {
      case NONE -> ProgressDisplay.NONE;
      case PLAIN -> new PlainProgress(err);
      case BAR -> new BarProgress(err, columns);
      case AUTO -> terminal ? new BarProgress(err, columns) : new PlainProgress(err);
    };
  }

  /** The value as the option spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
