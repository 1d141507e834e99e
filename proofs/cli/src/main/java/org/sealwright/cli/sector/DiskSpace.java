// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;

/** Better to hear of a full disk before hours of work; the work checks again for each file. */
final class DiskSpace {
  private DiskSpace() {}

  /**
   * Checks that there is room for a sector.
   *
   * @param verb what is to be done in the folder, such as {@code seal in}
   * @param needed bytes, about
   * @throws SectorFileException where there are fewer
   */
  static void require(String verb, Path folder, SectorSize size, long needed) throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < needed) {
      throw new SectorFileException(
          verb,
          folder,
          "a "
              + size.label()
              + " sector needs about "
              + needed
              + " bytes, the disk has "
              + usable
              + " left");
    }
  }
}
