// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.nio.file.Path;
import java.util.Map;
import org.sealwright.cli.sector.SetDocument;
import org.sealwright.storage.SectorFileException;
import picocli.CommandLine.Parameters;

/** A command on a proof set. */
abstract class SetAction extends Action {
  @Parameters(index = "0", paramLabel = "SET", description = "The set, a file of pdp create.")
  private String set;

  /** The set as it is in the file. */
  final SetDocument open() throws SectorFileException {
    return SetDocument.read(Inputs.readableFile(set));
  }

  /** Where the set is kept. */
  final Path path() {
    return Path.of(set);
  }

  /** Keeps the set and prints how it is now. */
  final void keep(SetDocument document) throws SectorFileException {
    keep(document, Map.of());
  }

  /** Keeps the set and prints how it is now, and more. */
  final void keep(SetDocument document, Map<String, ?> more) throws SectorFileException {
    document.write(path());
    Map<String, Object> result = document.summary();
    result.putAll(more);
    print(result);
  }
}
