// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Scratch folders of benchmarks that work on files. */
public final class Folders {
  private Folders() {}

  /** Makes {@code folder} a copy of {@code original}, whatever it was before. */
  public static void copy(Path original, Path folder) throws IOException {
    delete(folder);
    for (Path path : walk(original)) {
      Files.copy(path, folder.resolve(original.relativize(path).toString()));
    }
  }

  /** Makes {@code folder} an empty folder, whatever it was before. */
  public static void empty(Path folder) throws IOException {
    delete(folder);
    Files.createDirectories(folder);
  }

  /** Deletes {@code folder} with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
