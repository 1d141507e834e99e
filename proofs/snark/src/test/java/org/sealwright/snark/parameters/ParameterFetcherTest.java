// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.ProgressListener;
import org.sealwright.hashing.work.Work;

/** Downloads from servers on this machine that behave, misbehave, and break. */
@Timeout(60)
class ParameterFetcherTest {
  private static final byte[] FILE = new byte[300_000];
  private static final String NAME = "v28-test.params";

  static {
    new Random(4).nextBytes(FILE);
  }

  private static final ParameterManifest.Entry ENTRY =
      new ParameterManifest.Entry(NAME, "QmTest", ParameterDigest.of(FILE), 2048);

  @TempDir Path folder;
  private final Cancellation cancellation = new Cancellation();

  private Path fetch(FileServer... servers) throws IOException {
    return fetch(builder(servers), Work.serial());
  }

  private static Path fetch(ParameterFetcher.Builder builder, Work work) throws IOException {
    try (ParameterFetcher fetcher = builder.build()) {
      return fetcher.fetch(ENTRY, work);
    }
  }

  private ParameterFetcher.Builder builder(FileServer... servers) {
    ParameterFetcher.Builder builder =
        ParameterFetcher.builder(folder).backoff(Duration.ofMillis(1)).retries(3);
    for (FileServer server : servers) {
      builder.mirror(server.address());
    }
    return builder;
  }

  private Work work(ProgressListener listener) {
    return new Work(Runnable::run, 1, cancellation, listener);
  }

  private void assertFetched(Path file) throws IOException {
    assertThat(file).hasBinaryContent(FILE);
    try (var files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(NAME, "fetch.lock");
    }
  }

  private Path part() {
    return folder.resolve(NAME + ".part");
  }

  /** Leaves {@code bytes} behind as a download that broke off does. */
  private void leavePart(byte[] bytes) throws IOException {
    try (PartialFile part = PartialFile.open(folder.resolve(NAME), ENTRY.digest(), Work.serial())) {
      part.continueFrom(new PartialFile.Source("http://elsewhere", "", FILE.length));
      part.append(java.nio.ByteBuffer.wrap(bytes));
    }
  }

  private static void assertReason(
      ParameterException.Reason reason,
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ParameterException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void fetchesAWholeFileByCid() throws IOException {
    try (FileServer server = FileServer.of(FILE)) {
      List<Long> progress = new CopyOnWriteArrayList<>();
      Path file =
          fetch(builder(server), work((step, done, total, unit) -> progress.add(done + total)));
      assertFetched(file);
      assertThat(server.requests()).containsExactly("/ipfs/QmTest");
      assertThat(progress).contains(2L * FILE.length);
      fetch(server);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void mirrorsMayGoByName() throws IOException {
    try (FileServer server = FileServer.of(FILE)) {
      fetch(
          ParameterFetcher.builder(folder).mirror(server.address() + "v28/{name}?x={cid}"),
          Work.serial());
      assertThat(server.requests()).containsExactly("/ipfs/v28/" + NAME);
    }
  }

  @Test
  void continuesAfterACut() throws IOException {
    AtomicInteger count = new AtomicInteger();
    FileServer.Answer cutting =
        exchange -> {
          if (count.getAndIncrement() < 3) {
            FileServer.cut(exchange, FILE, FileServer.rangeStart(exchange), 50_000);
          } else {
            FileServer.serve(exchange, FILE);
          }
        };
    try (FileServer server = new FileServer(cutting)) {
      assertFetched(fetch(server));
      assertThat(server.requests())
          .containsExactly(
              "/ipfs/QmTest",
              "/ipfs/QmTest bytes=50000-",
              "/ipfs/QmTest bytes=100000-",
              "/ipfs/QmTest bytes=150000-");
    }
  }

  @Test
  void continuesWhatAnotherProcessLeft() throws IOException {
    leavePart(Arrays.copyOf(FILE, 123_456));
    try (FileServer server = FileServer.of(FILE)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).containsExactly("/ipfs/QmTest bytes=123456-");
    }
  }

  @Test
  void aPartThatIsWholeNeedsNoServer() throws IOException {
    leavePart(FILE);
    try (FileServer server = FileServer.of(FILE)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aPartOfSomethingElseIsThrownAway() throws IOException {
    Files.write(part(), new byte[1000]);
    try (FileServer server = FileServer.of(FILE)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).containsExactly("/ipfs/QmTest");
    }
  }

  @Test
  void aWrongBeginningIsFetchedAnew() throws IOException {
    leavePart(new byte[1000]);
    try (FileServer server = FileServer.of(FILE)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).containsExactly("/ipfs/QmTest bytes=1000-", "/ipfs/QmTest");
    }
  }

  @Test
  void aPartThatIsTooLongIsFetchedAnew() throws IOException {
    leavePart(new byte[FILE.length + 1]);
    try (FileServer server = FileServer.of(FILE)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).hasSize(2).last().isEqualTo("/ipfs/QmTest");
    }
  }

  @Test
  void serversWithoutRangesAreAskedForAll() throws IOException {
    leavePart(Arrays.copyOf(FILE, 1000));
    try (FileServer server =
        new FileServer(exchange -> FileServer.send(exchange, 200, FILE, 0, FILE.length))) {
      assertFetched(fetch(server));
      assertThat(server.requests()).containsExactly("/ipfs/QmTest bytes=1000-");
    }
  }

  @Test
  void aServerMayHideTheLength() throws IOException {
    try (FileServer server =
        new FileServer(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(FILE);
            })) {
      assertFetched(fetch(server));
    }
  }

  @Test
  void aRangeThatWasNotAskedForIsRefused() throws IOException {
    leavePart(Arrays.copyOf(FILE, 1000));
    AtomicInteger count = new AtomicInteger();
    FileServer.Answer shifted =
        exchange -> {
          if (count.getAndIncrement() == 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes 999-1998/300000");
            FileServer.send(exchange, 206, FILE, 999, 1000);
          } else {
            FileServer.serve(exchange, FILE);
          }
        };
    try (FileServer server = new FileServer(shifted)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).containsExactly("/ipfs/QmTest bytes=1000-", "/ipfs/QmTest");
    }
  }

  @Test
  void wrongContentsLeadToTheNextMirror() throws IOException {
    byte[] wrong = FILE.clone();
    wrong[77] ^= 1;
    try (FileServer bad = FileServer.of(wrong);
        FileServer good = FileServer.of(FILE)) {
      assertFetched(fetch(bad, good));
      assertThat(bad.requests()).hasSize(1);
      assertThat(good.requests()).containsExactly("/ipfs/QmTest");
    }
  }

  @Test
  void wrongContentsEverywhereAreNamedAndLeaveNothing() throws IOException {
    try (FileServer bad = FileServer.of(new byte[1000])) {
      assertThatThrownBy(() -> fetch(bad))
          .isInstanceOf(ParameterException.class)
          .hasMessageContainingAll(NAME, bad.address(), "other contents");
      assertThat(folder.resolve(NAME)).doesNotExist();
      assertThat(part()).doesNotExist();
    }
  }

  @Test
  void lyingLengthsAreSurvived() throws IOException {
    FileServer.Answer tooMuch = exchange -> FileServer.cut(exchange, longer(), 0, FILE.length);
    FileServer.Answer tooLittle =
        exchange -> FileServer.send(exchange, 200, FILE, 0, FILE.length - 1);
    try (FileServer promising = new FileServer(tooMuch)) {
      // More announced than there is: the bytes are right, and that counts.
      assertFetched(fetch(promising));
      Files.delete(folder.resolve(NAME));
    }
    try (FileServer lazy = new FileServer(tooLittle);
        FileServer good = FileServer.of(FILE)) {
      assertFetched(fetch(lazy, good));
    }
  }

  private static byte[] longer() {
    return Arrays.copyOf(FILE, FILE.length + 1000);
  }

  @Test
  void errorsLeadToTheNextMirrorAndAreAllNamed() throws IOException {
    try (FileServer missing = new FileServer(e -> e.sendResponseHeaders(404, -1));
        FileServer broken = new FileServer(e -> e.sendResponseHeaders(503, -1));
        FileServer good = FileServer.of(FILE)) {
      assertThatThrownBy(() -> fetch(missing, broken))
          .isInstanceOf(ParameterException.class)
          .hasMessageContainingAll(missing.address(), "404", broken.address(), "503");
      // What won't change is asked for once, what may pass once more for each retry.
      assertThat(missing.requests()).hasSize(1);
      assertThat(broken.requests()).hasSize(4);
      assertFetched(fetch(missing, broken, good));
    }
  }

  @Test
  void nobodyListening() throws IOException {
    String address;
    try (FileServer gone = FileServer.of(FILE)) {
      address = gone.address();
    }
    assertReason(
        ParameterException.Reason.UNAVAILABLE,
        () -> fetch(builder().mirror(address).retries(0), Work.serial()));
  }

  @Test
  void redirectsAreFollowedAndBounded() throws IOException {
    try (FileServer target = FileServer.of(FILE)) {
      FileServer.Answer away =
          exchange -> {
            exchange.getResponseHeaders().set("Location", target.address() + "moved");
            exchange.sendResponseHeaders(302, -1);
          };
      FileServer.Answer around =
          exchange -> {
            exchange
                .getResponseHeaders()
                .set("Location", exchange.getRequestURI().toString() + "x");
            exchange.sendResponseHeaders(302, -1);
          };
      try (FileServer server = new FileServer(away);
          FileServer circle = new FileServer(around)) {
        leavePart(Arrays.copyOf(FILE, 1000));
        assertFetched(fetch(server));
        assertThat(target.requests()).containsExactly("/ipfs/moved bytes=1000-");
        Files.delete(folder.resolve(NAME));
        assertThatThrownBy(() -> fetch(circle))
            .isInstanceOf(ParameterException.class)
            .hasMessageContaining("redirects");
        assertThat(circle.requests()).hasSizeLessThan(10);
      }
    }
  }

  @Test
  void endlessFilesAreRefused() throws IOException {
    FileServer.Answer endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(FILE);
          }
        };
    FileServer.Answer huge = exchange -> announce(exchange, 1L << 50);
    for (FileServer.Answer answer : List.of(endless, huge)) {
      try (FileServer server = new FileServer(answer)) {
        assertThatThrownBy(() -> fetch(builder(server).maxBytes(1 << 20), Work.serial()))
            .isInstanceOf(ParameterException.class)
            .hasMessageContaining("1048576");
        assertThat(server.requests()).hasSize(1);
        assertThat(part()).doesNotExist();
      }
    }
  }

  private static void announce(HttpExchange exchange, long bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes);
    exchange.getResponseBody().write(FILE, 0, 1);
    FileServer.letArrive(exchange);
  }

  @Test
  void aDiskThatIsTooSmallShowsAtOnce() {
    FileServer.Answer huge = exchange -> announce(exchange, 1L << 60);
    try (FileServer server = new FileServer(huge)) {
      assertReason(
          ParameterException.Reason.NO_SPACE,
          () -> fetch(builder(server).maxBytes(Long.MAX_VALUE), Work.serial()));
    }
  }

  @Test
  void silenceEndsAnAttempt() {
    FileServer.Answer silent =
        exchange -> {
          FileServer.cut(exchange, FILE, 0, 1000);
          pause();
        };
    FileServer.Answer mute = exchange -> pause();
    for (FileServer.Answer answer : List.of(silent, mute)) {
      try (FileServer server = new FileServer(answer)) {
        assertThatThrownBy(
                () ->
                    fetch(
                        builder(server).retries(0).patience(Duration.ofMillis(200)), Work.serial()))
            .isInstanceOf(ParameterException.class)
            .hasMessageContaining("silent");
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(30_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void cancellationEndsItWithinASecondAndKeepsWhatArrived() throws Exception {
    FileServer.Answer stalling =
        exchange -> {
          FileServer.cut(exchange, FILE, 0, 100_000);
          pause();
        };
    try (FileServer server = new FileServer(stalling)) {
      assertCancelled(server);
      assertThat(Files.size(part())).isEqualTo(100_000);
    }
    try (FileServer mute = new FileServer(exchange -> pause())) {
      assertCancelled(mute);
    }
    try (FileServer server = FileServer.of(FILE)) {
      assertFetched(fetch(server));
      assertThat(server.requests()).containsExactly("/ipfs/QmTest bytes=100000-");
    }
  }

  private void assertCancelled(FileServer server) throws Exception {
    Work work = new Work(Runnable::run, 1, new Cancellation(), ProgressListener.NONE);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Path> result = thread.submit(() -> fetch(builder(server), work));
      while (server.requests().isEmpty()) {
        Thread.sleep(10);
      }
      Thread.sleep(500);
      long start = System.nanoTime();
      work.cancellation().cancel();
      assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(OperationCancelledException.class);
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
  }

  @Test
  void interruptionCancelsToo() throws Exception {
    FileServer.Answer mute = exchange -> pause();
    try (FileServer server = new FileServer(mute);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Path> result = thread.submit(() -> fetch(server));
      Thread.sleep(300);
      thread.shutdownNow();
      assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(OperationCancelledException.class);
    }
  }

  @Test
  void twoAtOnceFetchOnce() throws Exception {
    FileServer.Answer slow =
        exchange -> {
          try {
            Thread.sleep(300);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          FileServer.serve(exchange, FILE);
        };
    try (FileServer server = new FileServer(slow);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Path> one = threads.submit(() -> fetch(server));
      Future<Path> two = threads.submit(() -> fetch(server));
      assertFetched(one.get());
      assertFetched(two.get());
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aFileOfOtherContentsIsOnlyReplacedOnDemand() throws IOException {
    Path file = Files.writeString(folder.resolve(NAME), "my own");
    try (FileServer server = FileServer.of(FILE)) {
      assertReason(ParameterException.Reason.WRONG_DIGEST, () -> fetch(server));
      assertThat(file).hasContent("my own");
      assertThat(server.requests()).isEmpty();
      assertFetched(fetch(builder(server).replace(true), Work.serial()));
    }
  }

  /** Answers at random, mostly wrong in some way. */
  private static void misbehave(HttpExchange exchange, Random random) throws IOException {
    int from = Math.min(FileServer.rangeStart(exchange), FILE.length - 1);
    int some = random.nextInt(FILE.length - from);
    switch (random.nextInt(7)) {
      case 0 -> FileServer.cut(exchange, FILE, from, some);
      case 1 -> FileServer.send(exchange, 200, FILE, from, some);
      case 2 -> FileServer.send(exchange, 206, FILE, from, some);
      case 3 -> FileServer.send(exchange, 300 + random.nextInt(250), FILE, 0, some);
      case 4 -> FileServer.cut(exchange, new byte[FILE.length], from, some);
      case 5 -> FileServer.serve(exchange, new byte[1 + random.nextInt(2 * FILE.length)]);
      default -> {
        exchange.getResponseHeaders().set("Content-Range", "bytes " + random.nextInt(100) + "-9/*");
        FileServer.send(exchange, 206, FILE, from, some);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverOneMirrorDoesTheNextDelivers(int seed) throws IOException {
    Random random = new Random(seed);
    try (FileServer mad = new FileServer(exchange -> misbehave(exchange, random));
        FileServer good = FileServer.of(FILE)) {
      assertFetched(fetch(builder(mad, good).retries(6), Work.serial()));
    }
  }

  @Test
  void mirrorsAreChecked() {
    for (String bad :
        new String[] {
          "", "ftp://host/", "file:///tmp/", "host", "http://", "http://a b/", "http://u:p@host/"
        }) {
      assertThatThrownBy(() -> Mirror.of(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Mirror.of("https://host/ipfs").uri(ENTRY)).hasToString("https://host/ipfs/QmTest");
    assertThat(Mirror.of("https://host/{name}").uri(ENTRY)).hasToString("https://host/" + NAME);
    assertThatThrownBy(() -> ParameterFetcher.builder(folder).build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
