// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.sealwright.cli.sector.SectorFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code seal pc2}: layers to replica and commitments. */
@Command(
    name = "pc2",
    description = {
      "PreCommit2: makes tree-C, the replica and tree-R-last.",
      "DIR needs sector.json, pc1.json, cache/ and sealed, made by us or by the reference."
    })
final class PreCommit2Command extends FolderAction {

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    try (Session session = options.open()) {
      print(Summary.commitments(new SectorFolder(session, folder).preCommit2()));
    }
    return ExitCodes.OK;
  }
}
