// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * One attempt to read one sector. The fields that change are guarded by the lanes that run it; the
 * timer guards itself.
 */
final class ReadAttempt {
  /** By when they may begin; of those that may at the same time, by when they were queued. */
  static final Comparator<ReadAttempt> ORDER =
      (a, b) -> {
        // Readings of the nanosecond clock may wrap: only their difference means anything.
        int byTime = Long.signum(a.notBefore - b.notBefore);
        return byTime != 0 ? byTime : Long.compare(a.serial, b.serial);
      };

  private final ReadTicket ticket;
  private final int number;
  private final long notBefore;
  private final long serial;
  private final Optional<SectorFault> earlier;
  private final ReadTimer timer = new ReadTimer();
  private Thread thread;
  private boolean lost;

  /**
   * Of a ticket.
   *
   * @param number from 1
   * @param notBefore reading of {@link System#nanoTime()}
   * @param serial rises from attempt to attempt
   * @param earlier how the attempt before it failed
   */
  ReadAttempt(
      ReadTicket ticket, int number, long notBefore, long serial, Optional<SectorFault> earlier) {
    this.ticket = ticket;
    this.number = number;
    this.notBefore = notBefore;
    this.serial = serial;
    this.earlier = earlier;
  }

  ReadTicket ticket() {
    return ticket;
  }

  int number() {
    return number;
  }

  long notBefore() {
    return notBefore;
  }

  Optional<SectorFault> earlier() {
    return earlier;
  }

  ReadTimer timer() {
    return timer;
  }

  /** Reads the sector; whatever a file system throws is a fault. */
  ReadResult read() {
    try {
      timer.start();
      return new ReadResult.Read(ticket.reader().read(timer));
    } catch (SectorFaultException e) {
      return new ReadResult.Failed(e.fault());
    } catch (RuntimeException e) {
      return new ReadResult.Failed(fault(FaultReason.READ_ERROR, e.toString()));
    }
  }

  void takenBy(Thread reader) {
    thread = reader;
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Given up: whatever it still brings is thrown away. */
  void lose() {
    lost = true;
    thread.interrupt();
  }

  boolean isLost() {
    return lost;
  }

  SectorFault tooSlow(Duration limit) {
    return fault(FaultReason.READ_TOO_SLOW, "no answer within " + limit + " in attempt " + number);
  }

  SectorFault fault(FaultReason reason, String detail) {
    return SectorFault.of(ticket.sector(), reason, detail);
  }
}
