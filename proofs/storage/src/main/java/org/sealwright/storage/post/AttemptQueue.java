// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;

/** Attempts that wait for a lane or for their pause to end. Guarded by the lanes that own it. */
final class AttemptQueue {
  private final Queue<ReadAttempt> waiting = new PriorityQueue<>(ReadAttempt.ORDER);
  private long added;

  /** The first attempt to read a sector. */
  void add(ReadTicket ticket) {
    add(ticket, 1, 0, Optional.empty());
  }

  /** Another attempt, after a pause of so many nanoseconds. */
  void addAgain(ReadAttempt failed, SectorFault fault, long pause) {
    add(failed.ticket(), failed.number() + 1, pause, Optional.of(fault));
  }

  private void add(ReadTicket ticket, int number, long pause, Optional<SectorFault> earlier) {
    added++;
    waiting.add(new ReadAttempt(ticket, number, System.nanoTime() + pause, added, earlier));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Reading of the nanosecond clock from which on the first of them may begin. */
  long nextBegin() {
    return waiting.element().notBefore();
  }

  /** Takes out the first. */
  ReadAttempt remove() {
    return waiting.remove();
  }

  void clear() {
    waiting.clear();
  }

  /** Ends the wait of all with a fault. */
  void failAll(Function<ReadAttempt, SectorFault> fault) {
    waiting.forEach(attempt -> attempt.ticket().fail(fault.apply(attempt)));
    waiting.clear();
  }
}
