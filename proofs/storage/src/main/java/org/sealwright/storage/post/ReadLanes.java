// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.sealwright.hashing.work.Cancellation;

/**
 * Threads that read sectors and may be lost to a file system that does not answer. A read that
 * takes too long is given up: its thread is interrupted and left to itself, another takes its lane,
 * and what it still brings is thrown away. A sector that pauses before another attempt holds no
 * lane that others could use.
 */
final class ReadLanes implements AutoCloseable {
  /** How often whoever waits looks for slow reads and for a cancellation. */
  private static final long TICK_MILLIS = 20;

  private final ReadPolicy policy;
  private final Executor threads;
  private final InstantSource clock;
  private final Cancellation cancellation;
  private final Queue<ReadAttempt> queue = new PriorityQueue<>(ReadAttempt.ORDER);
  private final Set<ReadAttempt> running = new HashSet<>();
  private int lanes;
  private long attempts;
  private long lastSign = System.nanoTime();
  private boolean closed;

  ReadLanes(ReadPolicy policy, Executor threads, InstantSource clock, Cancellation cancellation) {
    this.policy = policy;
    this.threads = threads;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /** Queues a sector. */
  ReadTicket submit(long sector, ReadTicket.Reader reader) {
    ReadTicket ticket = new ReadTicket(sector, reader);
    synchronized (this) {
      enqueue(ticket, 1, 0, Optional.empty());
    }
    startLane();
    return ticket;
  }

  /**
   * Waits until a sector is read or given up.
   *
   * @throws SectorFaultException where it is given up
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  SectorMaterial await(ReadTicket ticket) throws SectorFaultException {
    while (true) {
      cancellation.check();
      int vacant;
      synchronized (this) {
        if (ticket.isDone()) {
          return ticket.take();
        }
        try {
          wait(TICK_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        vacant = giveUpSlowReads();
        giveUpQueue();
        vacant += lanes == 0 ? 1 : 0;
      }
      for (int i = 0; i < vacant; i++) {
        startLane();
      }
    }
  }

  /** Stops what is queued and interrupts what runs; waits for nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    queue.clear();
    running.forEach(ReadAttempt::interrupt);
    notifyAll();
  }

  private void enqueue(ReadTicket ticket, int number, long pause, Optional<SectorFault> earlier) {
    attempts++;
    long notBefore = System.nanoTime() + pause;
    queue.add(new ReadAttempt(ticket, number, notBefore, attempts, earlier));
    notifyAll();
  }

  /** Gives up what has read too long; returns how many. */
  private int giveUpSlowReads() {
    long limit = policy.timeout().toNanos();
    List<ReadAttempt> slow =
        running.stream().filter(attempt -> attempt.timer().nanos() >= limit).toList();
    for (ReadAttempt attempt : slow) {
      lastSign = System.nanoTime();
      running.remove(attempt);
      lanes--;
      attempt.lose();
      String detail = "no answer within " + policy.timeout() + " in attempt " + attempt.number();
      fail(attempt, attempt.fault(FaultReason.READ_TOO_SLOW, detail));
    }
    return slow.size();
  }

  /** What has not begun may never: the deadline has passed, or the executor has no thread left. */
  private void giveUpQueue() {
    if (queue.isEmpty()) {
      return;
    }
    if (isPastDeadline()) {
      queue.forEach(attempt -> attempt.ticket().fail(late(attempt)));
      queue.clear();
      notifyAll();
      return;
    }
    // While the first of them pauses nobody need be reading.
    long idle = System.nanoTime() - Math.max(lastSign, queue.peek().notBefore());
    if (running.isEmpty() && idle >= policy.timeout().toNanos()) {
      failQueue(FaultReason.READ_TOO_SLOW, "no thread began to read within " + policy.timeout());
    }
  }

  /** A sector that was tried is at fault for what was found; one that was not, for the time. */
  private SectorFault late(ReadAttempt attempt) {
    return attempt
        .earlier()
        .orElseGet(
            () ->
                attempt.fault(
                    FaultReason.DEADLINE,
                    "its turn had not come by " + policy.deadline().orElseThrow()));
  }

  private void startLane() {
    synchronized (this) {
      if (closed || queue.isEmpty() || lanes >= policy.concurrentReads()) {
        return;
      }
      lanes++;
    }
    try {
      threads.execute(this::lane);
    } catch (RejectedExecutionException e) {
      synchronized (this) {
        lanes--;
        if (lanes == 0) {
          failQueue(FaultReason.READ_ERROR, "no thread to read it on: " + e.getMessage());
        }
      }
    }
  }

  private void failQueue(FaultReason reason, String detail) {
    queue.forEach(attempt -> attempt.ticket().fail(attempt.fault(reason, detail)));
    queue.clear();
    notifyAll();
  }

  private void lane() {
    ReadAttempt attempt;
    do {
      attempt = next();
    } while (attempt != null && run(attempt));
  }

  /** The next attempt that may begin; none where the lane has come to its end. */
  private synchronized ReadAttempt next() {
    try {
      while (!closed && !queue.isEmpty()) {
        long pause = queue.peek().notBefore() - System.nanoTime();
        if (pause <= 0) {
          ReadAttempt attempt = queue.remove();
          lastSign = System.nanoTime();
          attempt.takenBy(Thread.currentThread());
          running.add(attempt);
          return attempt;
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(pause, TimeUnit.MILLISECONDS.toNanos(1)));
      }
    } catch (InterruptedException e) {
      // The executor takes its thread back; whoever waits for a sector starts another lane.
      Thread.currentThread().interrupt();
    }
    lanes--;
    return null;
  }

  /** Makes an attempt; returns whether the lane is still this thread's. */
  private boolean run(ReadAttempt attempt) {
    SectorMaterial material = null;
    SectorFault fault = null;
    Error error = null;
    try {
      if (isPastDeadline()) {
        fault = late(attempt);
      } else {
        attempt.timer().start();
        material = attempt.ticket().reader().read(attempt.timer());
      }
    } catch (SectorFaultException e) {
      fault = e.fault();
    } catch (RuntimeException e) {
      fault = attempt.fault(FaultReason.READ_ERROR, e.toString());
    } catch (Error e) {
      error = e;
    }
    return finish(attempt, material, fault, error);
  }

  private boolean isPastDeadline() {
    return policy.deadline().map(deadline -> !clock.instant().isBefore(deadline)).orElse(false);
  }

  private synchronized boolean finish(
      ReadAttempt attempt, SectorMaterial material, SectorFault fault, Error error) {
    if (attempt.isLost() || closed) {
      // Another task may run on this thread next: it must not inherit an interruption meant for us.
      Thread.interrupted();
    }
    if (attempt.isLost()) {
      return false;
    }
    lastSign = System.nanoTime();
    running.remove(attempt);
    if (error != null) {
      attempt.ticket().fail(error);
    } else if (fault != null) {
      fail(attempt, fault);
    } else {
      attempt.ticket().succeed(material);
    }
    notifyAll();
    return true;
  }

  private void fail(ReadAttempt attempt, SectorFault fault) {
    boolean again =
        fault.reason().isWorthRetrying()
            && attempt.number() < policy.attempts()
            && !closed
            && !isPastDeadline();
    if (again) {
      long pause = policy.pause().toNanos();
      enqueue(attempt.ticket(), attempt.number() + 1, pause, Optional.of(fault));
    } else {
      attempt.ticket().fail(fault);
    }
    notifyAll();
  }
}
