// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;

/** Files that a command reads, with complaints that name them. */
final class Inputs {
  private static final String STANDARD_INPUT = "-";

  private Inputs() {}

  static boolean isStandardInput(String file) {
    return file.equals(STANDARD_INPUT);
  }

  /** The name without its folder, for progress. */
  static String shortName(String file) {
    return isStandardInput(file) ? "standard input" : String.valueOf(Path.of(file).getFileName());
  }

  /**
   * A file that is there and is one.
   *
   * @throws SectorFileException where not
   */
  static Path readableFile(String file) throws SectorFileException {
    Path path = path(file);
    if (!Files.exists(path)) {
      throw new SectorFileException("read", path, "no such file or folder");
    }
    if (Files.isDirectory(path)) {
      throw new SectorFileException("read", path, "it is a folder");
    }
    if (!Files.isReadable(path)) {
      throw new SectorFileException("read", path, "permission denied");
    }
    return path;
  }

  /**
   * A folder that is there and is one.
   *
   * @throws SectorFileException where not
   */
  static Path folder(Path path) throws SectorFileException {
    if (!Files.exists(path)) {
      throw new SectorFileException("read", path, "no such file or folder");
    }
    if (!Files.isDirectory(path)) {
      throw new SectorFileException("read", path, "not a folder");
    }
    return path;
  }

  /**
   * A file that can be written once the work is done, as far as can be told before.
   *
   * @throws SectorFileException where not
   */
  static Path target(Path file) throws SectorFileException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new SectorFileException("write", file, "it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new SectorFileException("write", file, "there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new SectorFileException("write", file, "permission denied");
    }
    return file;
  }

  /**
   * Makes sure that a result does not take the place of what it is made of.
   *
   * @throws SectorFileException where it would
   */
  static void keepApart(Path output, Iterable<Path> inputs) throws SectorFileException {
    for (Path input : inputs) {
      boolean same;
      try {
        same = Files.exists(output) && Files.exists(input) && Files.isSameFile(output, input);
      } catch (IOException e) {
        throw new SectorFileException("look at", output, e);
      }
      if (same) {
        throw new SectorFileException("write", output, "it is one of the inputs");
      }
    }
  }

  /** Copies standard input to {@code target}, since sealing reads its data more than once. */
  static Path spool(InputStream in, Path target) throws SectorFileException {
    try (FileChannel out =
        FileChannel.open(
            target,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.TRUNCATE_EXISTING,
            java.nio.file.StandardOpenOption.WRITE)) {
      in.transferTo(java.nio.channels.Channels.newOutputStream(out));
      return target;
    } catch (IOException e) {
      throw new SectorFileException("copy standard input to", target, e);
    }
  }

  /** Gives a finished file its name. */
  static void rename(Path temporary, Path target) throws SectorFileException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SectorFileException("write", target, e);
    }
  }

  /** Runs {@code body} and puts the file's name in front of what it complains about. */
  static <T> T naming(Path file, Body<T> body) throws IOException {
    try {
      return body.run();
    } catch (MalformedInputException e) {
      throw new MalformedInputException(file + ": " + e.getMessage(), e);
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** A path, if the name can be one. */
  static Path path(String file) throws SectorFileException {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new SectorFileException("read", Path.of("."), "impossible name " + e.getInput());
    }
  }

  /** Work on a file. */
  interface Body<T> {
    T run() throws IOException;
  }
}
