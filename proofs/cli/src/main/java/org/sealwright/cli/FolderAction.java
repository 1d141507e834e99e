// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.nio.file.Path;
import org.sealwright.storage.SectorFileException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on a folder that an earlier one left; {@code --dir DIR} and plain DIR are the same. */
abstract class FolderAction extends Action {
  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder that seal left.")
  private Path positional;

  @Option(names = "--dir", paramLabel = "DIR", description = "The same, as an option.")
  private Path option;

  /** The folder, which is there. */
  final Path folder() throws SectorFileException {
    if ((positional == null) == (option == null)) {
      throw usage(positional == null ? "missing DIR" : "DIR is given twice");
    }
    return Inputs.folder(positional == null ? option : positional);
  }
}
