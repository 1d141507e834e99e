// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of one MiB, where mounting one is permitted. */
public final class SmallDisk {
  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /** Mounts one in {@code folder}; where that is not permitted the test is skipped. */
  public static SmallDisk mountIn(Path folder) throws IOException, InterruptedException {
    Path place = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString());
    if (!mounted) {
      System.err.println("SKIPPED: this user may not mount a small disk");
    }
    assumeTrue(mounted, "no small disk can be mounted");
    return new SmallDisk(place);
  }

  /** Where it is. */
  public Path place() {
    return place;
  }

  /** Leaves this many KiB free. */
  public void fillUpTo(int freeKib) throws IOException {
    Files.write(place.resolve("filler"), new byte[Math.max(0, (1020 - freeKib) << 10)]);
  }

  /** Takes back what {@link #fillUpTo} took. */
  public void empty() throws IOException {
    Files.delete(place.resolve("filler"));
  }

  /** Gives it back. */
  public void unmount() throws IOException, InterruptedException {
    run("umount", place.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
