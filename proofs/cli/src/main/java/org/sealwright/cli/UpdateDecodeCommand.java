// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealwright.cli.sector.UpdatedSector;
import org.sealwright.hashing.MalformedInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code update decode}: the data back out of an updated sector. */
@Command(
    name = "decode",
    description = {
      "Gets data back out of the update in DIR: the file that update encode put in, or any range"
          + " of it.",
      "Needs the sector as it was before, whose folder update.json names. All of the data are held"
          + " against their commitment before the first byte is written; a range is not."
    })
final class UpdateDecodeCommand extends FolderAction {

  @Option(
      names = "--sector",
      paramLabel = "DIR",
      description = "Folder of the sector before the update; as in update.json by default.")
  private Path sector;

  @Mixin private RangeOutput range;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    range.requireApart(this);
    Path folder = folder();
    Optional<Path> before = Optional.ofNullable(sector);
    try (Session session = options.open()) {
      UpdatedSector updated = new UpdatedSector(session, folder);
      range.requireOutside(this, folder);
      range.requireOutside(this, updated.sectorFolder(before));
      long total = updated.length();
      requireRange(total);
      if (range.isAll()) {
        updated.check(before);
      }
      range
          .write(
              console(),
              total,
              (offset, length, out) -> updated.decode(before, offset, length, out))
          .ifPresent(result -> range.report(this, result));
    }
    return ExitCodes.OK;
  }

  private void requireRange(long total) {
    long length = range.length(total);
    if (range.offset() < 0 || length < 0 || range.offset() > total - length) {
      throw new MalformedInputException(
          "range "
              + range.offset()
              + " + "
              + length
              + " is not in the "
              + total
              + " bytes of data");
    }
  }
}
