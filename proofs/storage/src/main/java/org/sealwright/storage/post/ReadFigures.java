// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.Duration;

/**
 * What a run read.
 *
 * @param sectors sectors asked for, faulty ones included
 * @param reads positional reads that the files answered
 * @param bytes bytes read
 * @param elapsed time of the whole run, but for what was done with the proofs meanwhile
 */
public record ReadFigures(long sectors, long reads, long bytes, Duration elapsed) {

  /** Of no run. */
  static final ReadFigures NONE = new ReadFigures(0, 0, 0, Duration.ZERO);

  /** Of two runs, one after the other. */
  ReadFigures plus(ReadFigures later) {
    return new ReadFigures(
        Math.max(sectors, later.sectors),
        reads + later.reads,
        bytes + later.bytes,
        elapsed.plus(later.elapsed));
  }
}
