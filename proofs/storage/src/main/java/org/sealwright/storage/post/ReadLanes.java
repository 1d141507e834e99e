// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.sealwright.hashing.work.Cancellation;

/**
 * Threads that read sectors and may be lost to a file system that does not answer. A read that
 * takes too long is given up: its thread is interrupted and left to itself, another takes its lane,
 * and what it still brings is thrown away. A sector that pauses before another attempt holds no
 * lane that others could use. Reads go on while nobody waits; only then is none given up.
 */
final class ReadLanes implements AutoCloseable {
  /** How often whoever waits looks for slow reads and for a cancellation. */
  private static final long TICK_NANOS = 20_000_000;

  private final ReadPolicy policy;
  private final Executor threads;
  private final ReadDeadline deadline;
  private final Cancellation cancellation;
  private final AttemptQueue queue = new AttemptQueue();
  private final Set<ReadAttempt> running = new HashSet<>();
  private int lanes;
  private long lastSign = System.nanoTime();
  private boolean closed;
  private Error broken;

  ReadLanes(ReadPolicy policy, Executor threads, InstantSource clock, Cancellation cancellation) {
    this.policy = policy;
    this.threads = threads;
    this.deadline = new ReadDeadline(policy.deadline(), clock);
    this.cancellation = cancellation;
  }

  /** Queues a sector. */
  ReadTicket submit(long sector, ReadTicket.Reader reader) {
    ReadTicket ticket = new ReadTicket(sector, reader);
    synchronized (this) {
      queue.add(ticket);
      notifyAll();
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
    synchronized (this) {
      // Nobody has looked after the lanes since the last wait: that is no fault of theirs.
      lastSign = System.nanoTime();
    }
    while (true) {
      cancellation.check();
      int vacant;
      synchronized (this) {
        if (ticket.isDone()) {
          return ticket.take();
        }
        if (broken != null) {
          throw broken;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, TICK_NANOS);
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

  /** Gives up what has read too long; returns how many. */
  private int giveUpSlowReads() {
    long limit = policy.timeoutNanos();
    List<ReadAttempt> slow =
        running.stream().filter(attempt -> attempt.timer().nanos() >= limit).toList();
    for (ReadAttempt attempt : slow) {
      lastSign = System.nanoTime();
      running.remove(attempt);
      lanes--;
      attempt.lose();
      fail(attempt, attempt.tooSlow(policy.timeout()));
    }
    return slow.size();
  }

  /** What has not begun may never: the deadline has passed, or the executor has no thread left. */
  private void giveUpQueue() {
    if (queue.isEmpty()) {
      return;
    }
    if (deadline.hasPassed()) {
      queue.failAll(deadline::fault);
      notifyAll();
      return;
    }
    // While the first of them pauses nobody need be reading.
    long idle = System.nanoTime() - Math.max(lastSign, queue.nextBegin());
    if (running.isEmpty() && idle >= policy.timeoutNanos()) {
      failQueue(FaultReason.READ_TOO_SLOW, "no thread began to read within " + policy.timeout());
    }
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
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // The system's threads may all be lost to a disk that hangs; those still here read on.
      synchronized (this) {
        lanes--;
        if (lanes == 0) {
          failQueue(FaultReason.READ_ERROR, "no thread to read it on: " + e.getMessage());
        }
      }
    }
  }

  private void failQueue(FaultReason reason, String detail) {
    queue.failAll(attempt -> attempt.fault(reason, detail));
    notifyAll();
  }

  private void lane() {
    ReadAttempt attempt = null;
    try {
      do {
        attempt = next();
      } while (attempt != null && run(attempt));
    } catch (RuntimeException | Error e) {
      breakDown(attempt, e);
    }
  }

  /** The next attempt that may begin; none where the lane has come to its end. */
  private synchronized ReadAttempt next() {
    try {
      while (!closed && !queue.isEmpty() && !cancellation.isCancelled()) {
        long pause = queue.nextBegin() - System.nanoTime();
        if (pause <= 0) {
          ReadAttempt attempt = queue.remove();
          lastSign = System.nanoTime();
          attempt.takenBy(Thread.currentThread());
          running.add(attempt);
          return attempt;
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.min(pause, TICK_NANOS));
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
    return finish(
        attempt,
        deadline.hasPassed() ? new ReadResult.Failed(deadline.fault(attempt)) : attempt.read());
  }

  private synchronized boolean finish(ReadAttempt attempt, ReadResult result) {
    forgetInterruption(attempt);
    if (attempt.isLost()) {
      return false;
    }
    lastSign = System.nanoTime();
    running.remove(attempt);
    switch (result) {
      case ReadResult.Read(SectorMaterial material) -> attempt.ticket().succeed(material);
      case ReadResult.Failed(SectorFault fault) -> fail(attempt, fault);
    }
    notifyAll();
    return true;
  }

  private void fail(ReadAttempt attempt, SectorFault fault) {
    boolean again =
        fault.reason().isWorthRetrying()
            && attempt.number() < policy.attempts()
            && !closed
            && !deadline.hasPassed();
    if (again) {
      queue.addAgain(attempt, fault, policy.pauseNanos());
    } else {
      attempt.ticket().fail(fault);
    }
    notifyAll();
  }

  /** The reader is broken, not the sector: whoever waits shall know. */
  private synchronized void breakDown(ReadAttempt attempt, Throwable thrown) {
    if (attempt != null) {
      forgetInterruption(attempt);
      if (attempt.isLost()) {
        return;
      }
    }
    lanes--;
    running.remove(attempt);
    broken = thrown instanceof Error error ? error : new AssertionError("a lane broke", thrown);
    notifyAll();
  }

  /** Another task may run on this thread next: it must not inherit one that was meant for us. */
  private void forgetInterruption(ReadAttempt attempt) {
    if (attempt.isLost() || closed) {
      Thread.interrupted();
    }
  }
}
