// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A response's body, taken piece by piece by a thread that never waits long, so that it can look up
 * whether it should stop. At most a few pieces are in memory.
 */
final class PolledBody implements HttpResponse.BodySubscriber<PolledBody> {
  private static final int PIECES_AHEAD = 8;

  private final CompletableFuture<PolledBody> body = new CompletableFuture<>();
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private volatile Flow.Subscription subscription;

  /** What a wait came to. */
  sealed interface Signal {}

  /** A piece of the body. */
  record Piece(List<ByteBuffer> buffers) implements Signal {}

  /** The body is complete, as far as HTTP can tell. */
  record End() implements Signal {}

  /** The connection broke. */
  record Broken(Throwable cause) implements Signal {}

  /** Nothing came so far. */
  record Nothing() implements Signal {}

  @Override
  public CompletionStage<PolledBody> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    body.complete(this);
    given.request(PIECES_AHEAD);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Piece(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    signals.add(new Broken(cause));
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    signals.add(new End());
  }

  /** Waits for what comes next. */
  Signal next(Duration patience) throws InterruptedException {
    Signal signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (signal instanceof Piece) {
      subscription.request(1);
    }
    return signal == null ? new Nothing() : signal;
  }

  /** Wants no more; closes the connection. */
  void cancel() {
    subscription.cancel();
  }
}
