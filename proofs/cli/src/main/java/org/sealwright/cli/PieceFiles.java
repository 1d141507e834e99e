// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.cli.sector.PieceSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;

/**
 * The files that are sealed. Standard input becomes a file in the folder of the sector, since pieces
 * are read more than once, and goes away at the end.
 */
final class PieceFiles implements AutoCloseable {
  private final Console console;
  private final Path spool;
  private boolean spooled;

  PieceFiles(Console console, Path folder) {
    this.console = console;
    this.spool = folder.resolve("stdin.sealwright-tmp");
  }

  /** The file behind a name of the command line. */
  Path materialise(String name) throws SectorFileException {
    if (!Inputs.isStandardInput(name)) {
      return Inputs.readableFile(name);
    }
    if (spooled) {
      throw new MalformedInputException("standard input (-) can be given once only");
    }
    try {
      Files.createDirectories(spool.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new SectorFileException("create folder", spool.toAbsolutePath().getParent(), e);
    }
    spooled = true;
    return Inputs.spool(console.in(), spool);
  }

  /** The pieces, each exactly as given. */
  List<PieceSource> pieces(List<String> names) throws SectorFileException {
    List<PieceSource> pieces = new ArrayList<>();
    for (String name : names) {
      pieces.add(PieceSource.whole(materialise(name)));
    }
    return pieces;
  }

  @Override
  public void close() throws SectorFileException {
    if (spooled) {
      try {
        Files.deleteIfExists(spool);
      } catch (IOException e) {
        throw new SectorFileException("delete", spool, e);
      }
    }
  }
}
