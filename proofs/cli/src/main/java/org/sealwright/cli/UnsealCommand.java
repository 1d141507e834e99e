// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.sealwright.cli.sector.SealedData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unseal}: the data back out of the replica. */
@Command(
    name = "unseal",
    description = {
      "Gets data back out of the replicas in DIR: the file that the short form of seal sealed, or"
          + " all raw bytes of a single sector, or any range of either.",
      "Needs sealed and sector.json only; where the last layer is gone, it is computed again."
    })
final class UnsealCommand extends FolderAction {

  @Mixin private RangeOutput range;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    range.requireApart(this);
    Path folder = folder();
    range.requireOutside(this, folder);
    try (Session session = options.open()) {
      SealedData data = SealedData.in(session, folder);
      data.requireRange(range.offset(), range.length(data.length()));
      range
          .write(console(), data.length(), data::copyTo)
          .ifPresent(result -> range.report(this, result));
    }
    return ExitCodes.OK;
  }
}
