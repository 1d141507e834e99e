// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sealwright.hashing.work.OperationCancelledException;

/** How key files are opened. */
public final class KeyFiles {
  private KeyFiles() {}

  /** Maps a whole file for reading, for as long as {@code arena} lives. */
  public static MemorySegment map(Path path, Arena arena) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("cannot read " + path + ": it is not a regular file");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw failure("read", path, e);
    }
  }

  /**
   * The failure as one that names the file.
   *
   * @throws OperationCancelledException where the thread was interrupted: channels close themselves
   *     then, and nothing is wrong with the file
   */
  public static IOException failure(String verb, Path path, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      OperationCancelledException cancelled = new OperationCancelledException();
      cancelled.initCause(cause);
      throw cancelled;
    }
    return new IOException("cannot " + verb + " " + path + ": " + cause.getMessage(), cause);
  }
}
