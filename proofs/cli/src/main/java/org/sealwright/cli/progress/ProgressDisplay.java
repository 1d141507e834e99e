// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.progress;

import org.sealwright.hashing.work.ProgressListener;

/** A listener that shows what it hears. Steps of less than a moment are not worth a line. */
public interface ProgressDisplay extends ProgressListener, AutoCloseable {

  /** Shows nothing. */
  ProgressDisplay NONE = (step, done, total, unit) -> {};

  /** Value of the total where nobody knows it. */
  long UNKNOWN = -1;

  /** Removes what is on display. */
  @Override
  default void close() {}
}
