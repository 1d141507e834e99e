// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.RandomReplica;
import org.sealwright.storage.testing.SlowFile;
import org.sealwright.storage.testing.TestData;

/** However the reading of a sector ends, none of its files stays open. */
@Timeout(30)
class OpenFilesTest {
  private static final Path HANDLES = Path.of("/proc/self/fd");
  private static final ReadPolicy HASTY =
      ReadPolicy.standard().withTimeout(Duration.ofSeconds(1)).withAttempts(1, Duration.ZERO);

  @TempDir Path folder;
  private PoStReplica replica;

  @BeforeEach
  void write() throws IOException {
    assumeTrue(Files.isDirectory(HANDLES), "no " + HANDLES + ": open files can't be counted");
    replica = new RandomReplica(SectorSize.KIB_32, 1).write(1, folder, 2);
  }

  @Test
  void countingSeesAnOpenFile() throws IOException {
    try (var open = Files.newByteChannel(replica.replica())) {
      assertThat(open.isOpen()).isTrue();
      assertThat(openFiles()).hasSize(1);
    }
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void afterAProofAndAfterFaults() throws IOException {
    assertThat(read(Runnable::run).faults()).isEmpty();
    assertThat(openFiles()).isEmpty();
    Path last = folder.resolve("sc-02-data-tree-r-last-15.dat");
    Files.write(last, new byte[33]);
    assertThat(read(Runnable::run).faults()).hasSize(1);
    assertThat(openFiles()).isEmpty();
    Files.delete(last);
    assertThat(read(Runnable::run).faults()).hasSize(1);
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void afterATimeOut() throws IOException {
    before(
        () -> {
          try {
            Thread.sleep(Duration.ofSeconds(20));
          } catch (InterruptedException e) {
            // As a disk that answers at last: the file is opened in spite of all.
          }
        });
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      assertThat(read(threads).faults())
          .extracting(SectorFault::reason)
          .containsExactly(FaultReason.READ_TOO_SLOW);
    }
    assertThat(openFiles()).isEmpty();
  }

  @Test
  void afterAnError() throws IOException {
    Path cache = replica.cache();
    // The replica is open by then.
    Path broken =
        (Path)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("resolve") && arguments[0].equals("p_aux")) {
                    throw new StackOverflowError("in a driver");
                  }
                  return method.invoke(cache, arguments);
                });
    replica = new PoStReplica(1, replica.commR(), replica.replica(), broken);
    assertThatThrownBy(() -> read(Runnable::run)).isInstanceOf(StackOverflowError.class);
    assertThat(openFiles()).isEmpty();
  }

  private VanillaReading read(Executor readers) {
    return VanillaReader.builder()
        .kernels(TestData.kernels())
        .policy(HASTY)
        .readers(readers)
        .build()
        .read(SectorSize.KIB_32, List.of(replica), sector -> List.of(3L, 1000L));
  }

  private void before(SlowFile.BeforeOpening action) {
    Path slow = SlowFile.at(replica.replica(), action);
    replica = new PoStReplica(replica.sector(), replica.commR(), slow, replica.cache());
  }

  private List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (var handles = Files.list(HANDLES)) {
      for (Path handle : handles.toList()) {
        if (Files.isSymbolicLink(handle)) {
          Path file = Files.readSymbolicLink(handle);
          if (file.startsWith(folder.toRealPath())) {
            open.add(file);
          }
        }
      }
    }
    return open;
  }
}
