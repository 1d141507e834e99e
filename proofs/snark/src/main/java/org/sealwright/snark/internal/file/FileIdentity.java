// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Tells one file of a name from the next of the same name. */
public final class FileIdentity {
  private FileIdentity() {}

  /** Something that equals only itself while the file is there; empty where there is none. */
  public static Optional<Object> of(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(found.fileKey() == null ? found.creationTime() : found.fileKey());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
