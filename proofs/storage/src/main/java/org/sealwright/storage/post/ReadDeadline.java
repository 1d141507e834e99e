// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The time by which sectors must have had their turn, by a clock. */
final class ReadDeadline {
  private final Optional<Instant> deadline;
  private final InstantSource clock;

  /**
   * Of a policy.
   *
   * @param deadline empty where there is none
   */
  ReadDeadline(Optional<Instant> deadline, InstantSource clock) {
    this.deadline = deadline;
    this.clock = clock;
  }

  boolean hasPassed() {
    return deadline.map(end -> !clock.instant().isBefore(end)).orElse(false);
  }

  /** A sector that was tried is at fault for what was found; one that was not, for the time. */
  SectorFault fault(ReadAttempt attempt) {
    return attempt
        .earlier()
        .orElseGet(
            () ->
                attempt.fault(
                    FaultReason.DEADLINE, "its turn had not come by " + deadline.orElseThrow()));
  }
}
