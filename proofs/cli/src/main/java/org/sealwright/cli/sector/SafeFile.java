// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.sealwright.storage.SectorFileException;

/** Files that are whole or absent: temporary name, force, rename. */
public final class SafeFile {
  /** Ending of temporary names, the same as the library's. */
  static final String SUFFIX = ".sealwright-tmp";

  private SafeFile() {}

  /** Writes the contents of a file. */
  public interface Writer {
    /** Writes to the channel from its position 0. */
    void write(FileChannel out) throws IOException;
  }

  /** Writes contents through a stream. */
  public interface StreamWriter {
    /** Writes all. */
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file. */
  public static void write(Path target, Writer writer) throws SectorFileException {
    Path absolute = target.toAbsolutePath();
    Path temporary = absolute.resolveSibling(absolute.getFileName() + SUFFIX);
    try {
      // Not written through: it may be a link to something precious.
      Files.deleteIfExists(temporary);
      try (FileChannel out =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        Optional<Object> created = identity(temporary);
        writer.write(out);
        out.force(true);
        if (!created.equals(identity(temporary))) {
          throw new SectorFileException("write", target, "somebody else is making it, too");
        }
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SectorFileException e) {
      delete(temporary, e);
      throw e;
    } catch (IOException e) {
      delete(temporary, e);
      throw new SectorFileException("write", target, e);
    } catch (RuntimeException | Error e) {
      delete(temporary, e);
      throw e;
    }
  }

  /** Writes a file through a buffered stream. */
  public static void writeStream(Path target, StreamWriter writer) throws SectorFileException {
    write(
        target,
        channel -> {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
          writer.write(out);
          out.flush();
        });
  }

  /** Writes a text file. */
  public static void writeText(Path target, String text) throws SectorFileException {
    writeStream(target, out -> out.write(text.getBytes(UTF_8)));
  }

  /** Something that tells one file of this name from the next; empty where there is none. */
  private static Optional<Object> identity(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(found.fileKey() == null ? found.creationTime() : found.fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void delete(Path temporary, Throwable reason) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
