// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One holder at a time, in this process and in others. */
class FileMutexTest {
  @TempDir Path folder;
  private Path file;

  /** Another process that asks for the lock. */
  static final class Asking {
    private Asking() {}

    public static void main(String[] args) throws IOException {
      System.out.println(FileMutex.tryAcquire(Path.of(args[0])).isPresent() ? "free" : "taken");
    }
  }

  @BeforeEach
  void name() {
    file = folder.resolve("lock");
  }

  @Test
  void oneThreadAtATime() throws IOException {
    FileMutex first = FileMutex.tryAcquire(file).orElseThrow();
    Path link =
        Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-l"), folder);
    try {
      assertThat(FileMutex.tryAcquire(file)).isEmpty();
      assertThat(FileMutex.tryAcquire(link.resolve("lock"))).isEmpty();
      first.close();
      FileMutex second = FileMutex.tryAcquire(link.resolve("lock")).orElseThrow();
      assertThat(FileMutex.tryAcquire(file)).isEmpty();
      second.closeAndDelete();
      assertThat(file).doesNotExist();
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void whoeverAsksInVainTakesNothingFromTheHolder() throws Exception {
    assertThat(another()).isEqualTo("free");
    FileMutex held = FileMutex.tryAcquire(file).orElseThrow();
    assertThat(FileMutex.tryAcquire(file)).isEmpty();
    // The system's locks are the process's: one more channel, closed, would have given them up.
    assertThat(another()).isEqualTo("taken");
    held.close();
    assertThat(another()).isEqualTo("free");
  }

  @Test
  void aFailureHoldsNothing() throws IOException {
    Path nowhere = folder.resolve("missing/lock");
    assertThatThrownBy(() -> FileMutex.tryAcquire(nowhere)).isInstanceOf(NoSuchFileException.class);
    Files.createDirectory(folder.resolve("missing"));
    Optional<FileMutex> later = FileMutex.tryAcquire(nowhere);
    assertThat(later).isPresent();
    later.get().close();
  }

  @Test
  void identityTellsOneFileFromTheNext() throws IOException {
    assertThat(FileIdentity.of(file)).isEmpty();
    Files.createFile(file);
    Optional<Object> one = FileIdentity.of(file);
    assertThat(FileIdentity.of(file)).isEqualTo(one).isPresent();
    Path other = Files.createFile(folder.resolve("other"));
    assertThat(FileIdentity.of(other)).isNotEqualTo(one);
  }

  private String another() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
