// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A file could not be read or written; says which, what was tried, and why not. */
public final class SectorFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  /** {@code cannot <verb> <path>: <reason>}. */
  public SectorFileException(String verb, Path path, String reason) {
    super("cannot " + verb + " " + path + ": " + reason);
    this.path = path;
  }

  /** With the system's exception as reason. */
  public SectorFileException(String verb, Path path, IOException cause) {
    super("cannot " + verb + " " + path + ": " + describe(cause), cause);
    this.path = path;
  }

  /** The file or folder; null after deserialisation. */
  public Path path() {
    return path;
  }

  private static String describe(IOException cause) {
    return switch (cause) {
      case java.nio.file.NoSuchFileException e -> "no such file or folder";
      case java.nio.file.AccessDeniedException e -> "permission denied";
      case java.nio.file.NotDirectoryException e -> "not a folder";
      case java.nio.file.FileAlreadyExistsException e -> "a file is in the way";
      default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    };
  }
}
