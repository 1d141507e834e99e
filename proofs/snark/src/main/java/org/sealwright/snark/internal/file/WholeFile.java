// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole or absent: another name first, forced to the disk, then their own. */
public final class WholeFile {
  /** Ending of temporary names, the same all over Sealwright. */
  public static final String SUFFIX = ".sealwright-tmp";

  private WholeFile() {}

  /** Writes a small file. */
  public static void write(Path target, byte[] contents) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + SUFFIX);
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(contents);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      rename(temporary, target);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Gives a file that was forced to the disk its name, and makes the name last. */
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder =
        FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Some systems can't open a folder, and then don't need it forced.
      System.getLogger(WholeFile.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot force the folder of " + to, e);
    }
  }
}
