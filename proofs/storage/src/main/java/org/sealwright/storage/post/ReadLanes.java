// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.sealwright.hashing.work.Cancellation;

/**
 * Threads that read sectors and may be lost to a file system that does not answer. A read that
 * takes too long is given up: its thread is interrupted and left to itself, another takes its lane,
 * and what it still brings is thrown away.
 */
final class ReadLanes implements AutoCloseable {
  /** How often whoever waits looks for slow reads and for a cancellation. */
  private static final long TICK_MILLIS = 20;

  private final ReadPolicy policy;
  private final Executor threads;
  private final InstantSource clock;
  private final Cancellation cancellation;
  private final Queue<Attempt> queue = new ArrayDeque<>();
  private final Set<Attempt> running = new HashSet<>();
  private int lanes;
  private long lastSign = System.nanoTime();
  private boolean closed;

  ReadLanes(ReadPolicy policy, Executor threads, InstantSource clock, Cancellation cancellation) {
    this.policy = policy;
    this.threads = threads;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /** Reads one sector. May be called again after a failure, on another thread. */
  @FunctionalInterface
  interface Reader {
    /** Returns everything that the sector's proofs need. */
    SectorMaterial read() throws SectorFaultException;
  }

  /** A sector whose turn comes, has come, or is over. */
  static final class Ticket {
    private final long sector;
    private final Reader reader;
    private SectorMaterial material;
    private SectorFault fault;
    private Error error;

    private Ticket(long sector, Reader reader) {
      this.sector = sector;
      this.reader = reader;
    }

    private boolean isDone() {
      return material != null || fault != null || error != null;
    }

    private SectorMaterial take() throws SectorFaultException {
      if (error != null) {
        throw error;
      }
      if (fault != null) {
        throw new SectorFaultException(fault);
      }
      return material;
    }
  }

  private static final class Attempt {
    private final Ticket ticket;
    private final int number;
    private final long notBefore;
    private Thread thread;
    private long started;
    private boolean begun;
    private boolean lost;

    private Attempt(Ticket ticket, int number, long notBefore) {
      this.ticket = ticket;
      this.number = number;
      this.notBefore = notBefore;
    }
  }

  /** Queues a sector. */
  Ticket submit(long sector, Reader reader) {
    Ticket ticket = new Ticket(sector, reader);
    synchronized (this) {
      queue.add(new Attempt(ticket, 1, System.nanoTime()));
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
  SectorMaterial await(Ticket ticket) throws SectorFaultException {
    while (true) {
      cancellation.check();
      int lost;
      synchronized (this) {
        if (ticket.isDone()) {
          return ticket.take();
        }
        try {
          wait(TICK_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        lost = giveUpSlowReads();
        giveUpQueue();
      }
      for (int i = 0; i < lost; i++) {
        startLane();
      }
    }
  }

  /** Stops what is queued and interrupts what runs; waits for nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    queue.clear();
    running.forEach(attempt -> attempt.thread.interrupt());
  }

  private int giveUpSlowReads() {
    long now = System.nanoTime();
    long limit = policy.timeout().toNanos();
    List<Attempt> slow = new ArrayList<>();
    for (Attempt attempt : running) {
      if (attempt.begun && now - attempt.started >= limit) {
        slow.add(attempt);
      }
    }
    for (Attempt attempt : slow) {
      lastSign = now;
      attempt.lost = true;
      running.remove(attempt);
      lanes--;
      attempt.thread.interrupt();
      SectorFault fault =
          SectorFault.of(
              attempt.ticket.sector,
              FaultReason.READ_TOO_SLOW,
              "no answer within " + policy.timeout() + " in attempt " + attempt.number);
      end(attempt, null, fault);
    }
    return slow.size();
  }

  /** What has not begun may never: the deadline has passed, or the executor has no thread left. */
  private void giveUpQueue() {
    if (queue.isEmpty()) {
      return;
    }
    if (isPastDeadline()) {
      List<Attempt> late = queue.stream().filter(attempt -> attempt.number == 1).toList();
      late.forEach(attempt -> attempt.ticket.fault = late(attempt));
      queue.removeAll(late);
      notifyAll();
    }
    if (running.isEmpty() && System.nanoTime() - lastSign >= policy.timeout().toNanos()) {
      failQueue(FaultReason.READ_TOO_SLOW, "no thread began to read within " + policy.timeout());
    }
  }

  private SectorFault late(Attempt attempt) {
    return SectorFault.of(
        attempt.ticket.sector,
        FaultReason.DEADLINE,
        "its turn had not come by " + policy.deadline().orElseThrow());
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
    for (Attempt attempt : queue) {
      attempt.ticket.fault = SectorFault.of(attempt.ticket.sector, reason, detail);
    }
    queue.clear();
    notifyAll();
  }

  private void lane() {
    while (true) {
      Attempt attempt = next();
      if (attempt == null) {
        return;
      }
      SectorMaterial material = null;
      SectorFault fault = null;
      Error error = null;
      try {
        begin(attempt);
        material = attempt.ticket.reader.read();
      } catch (SectorFaultException e) {
        fault = e.fault();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        fault = SectorFault.of(attempt.ticket.sector, FaultReason.READ_ERROR, "interrupted");
      } catch (RuntimeException e) {
        fault = SectorFault.of(attempt.ticket.sector, FaultReason.READ_ERROR, e.toString());
      } catch (Error e) {
        error = e;
      }
      if (!finish(attempt, material, fault, error)) {
        return;
      }
    }
  }

  private synchronized Attempt next() {
    Attempt attempt = closed ? null : queue.poll();
    if (attempt == null) {
      lanes--;
      return null;
    }
    lastSign = System.nanoTime();
    attempt.thread = Thread.currentThread();
    running.add(attempt);
    return attempt;
  }

  /** The pause before a further attempt is not held against it. */
  private void begin(Attempt attempt) throws InterruptedException, SectorFaultException {
    if (attempt.number > 1) {
      TimeUnit.NANOSECONDS.sleep(attempt.notBefore - System.nanoTime());
    } else if (isPastDeadline()) {
      throw new SectorFaultException(late(attempt));
    }
    synchronized (this) {
      attempt.started = System.nanoTime();
      attempt.begun = true;
    }
  }

  private boolean isPastDeadline() {
    return policy.deadline().map(deadline -> !clock.instant().isBefore(deadline)).orElse(false);
  }

  /** Whether the lane is still this thread's. */
  private synchronized boolean finish(
      Attempt attempt, SectorMaterial material, SectorFault fault, Error error) {
    if (attempt.lost || closed) {
      // Another task may run on this thread next: it must not inherit an interruption meant for us.
      Thread.interrupted();
    }
    if (attempt.lost) {
      return false;
    }
    lastSign = System.nanoTime();
    running.remove(attempt);
    attempt.ticket.error = error;
    if (error == null) {
      end(attempt, material, fault);
    }
    notifyAll();
    return true;
  }

  private void end(Attempt attempt, SectorMaterial material, SectorFault fault) {
    boolean again =
        fault != null
            && fault.reason().isWorthRetrying()
            && attempt.number < policy.attempts()
            && !closed
            && !isPastDeadline();
    if (again) {
      long notBefore = System.nanoTime() + policy.pause().toNanos();
      queue.add(new Attempt(attempt.ticket, attempt.number + 1, notBefore));
    } else {
      attempt.ticket.material = material;
      attempt.ticket.fault = fault;
    }
    notifyAll();
  }
}
