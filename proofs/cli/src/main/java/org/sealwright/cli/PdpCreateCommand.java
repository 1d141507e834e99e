// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import org.sealwright.cli.sector.SetDocument;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.possession.ProofSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pdp create}: an empty set. */
@Command(name = "create", description = "Makes an empty set in a new file, SET.")
final class PdpCreateCommand extends SetAction {

  @Option(
      names = "--set-id",
      required = true,
      paramLabel = "N",
      description = "Number of the set in the contract, from 1 on; it is part of the challenges.")
  private long setId;

  @Override
  public Integer call() throws IOException {
    if (setId < 1) {
      throw usage("--set-id (" + setId + ") must be at least 1");
    }
    if (Files.exists(path())) {
      throw new SectorFileException("create", path(), "it exists already");
    }
    keep(SetDocument.of(ProofSet.create(setId)));
    return ExitCodes.OK;
  }
}
