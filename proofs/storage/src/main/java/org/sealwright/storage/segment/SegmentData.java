// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sealwright.storage.SectorFileException;

/** The raw bytes of a segment, without the zeros that fill it up. */
@FunctionalInterface
public interface SegmentData {

  /** Opens them from the beginning, in blocking mode; whoever calls closes. */
  ReadableByteChannel open() throws IOException;

  /** The contents of a file. */
  static SegmentData of(Path file) {
    return () -> {
      try {
        return FileChannel.open(file, StandardOpenOption.READ);
      } catch (IOException e) {
        throw new SectorFileException("read", file, e);
      }
    };
  }
}
