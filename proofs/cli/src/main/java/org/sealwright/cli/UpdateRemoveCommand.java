// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.UpdatedSector;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.SealedCid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code update remove}: the sector as it was before. */
@Command(
    name = "remove",
    description = {
      "Takes the data out of the update in DIR again and writes the sector as it was before to"
          + " DIR2: sealed, and in cache/ tree-r-last and the aux files. DIR stays as it is.",
      "The result is held against the old comm_r in update.json: a wrong one is not kept."
    })
final class UpdateRemoveCommand extends FolderAction {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR2",
      description = "Folder for the restored sector.")
  private Path out;

  @Option(
      names = "--staged",
      paramLabel = "FILE",
      description = "The padded data in the update; DIR/staged by default.")
  private Path staged;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    try (Session session = options.open()) {
      Bytes32 commR = new UpdatedSector(session, folder).remove(Optional.ofNullable(staged), out);
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("commR", commR);
      result.put("sealedCid", new SealedCid(commR));
      print(result);
      console().say("restored the sector of %s in %s", folder, out);
    }
    return ExitCodes.OK;
  }
}
