// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sealwright.cli.sector.FileSealing;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.cli.sector.PieceSource;
import org.sealwright.cli.sector.SectorDocument;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.seal.SectorSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seal}: the short form for people, the long form for scripts. */
@Command(
    name = "seal",
    synopsisHeading = "",
    customSynopsis = {
      "Usage: sealwright seal FILE --out DIR [--sector-size BYTES] [OPTIONS]",
      "       sealwright seal --sector-size BYTES (--seal-proof N | --porep-id HEX --api-version V",
      "                       [--feature synthetic|ni]) --prover-id HEX --sector-id N --ticket HEX",
      "                       --seed HEX --dir DIR [--json] [--ffi] [OPTIONS] PIECE...",
      "       sealwright seal (pc1 | pc2 | c1) ..."
    },
    description = {
      "",
      "The short form seals one FILE of any length: pads it, chooses the sector size, splits it over"
          + " several sectors where one is too small, and makes up test identities. unseal DIR gives"
          + " the file back.",
      "",
      "The long form seals the PIECEs exactly as given, in order: each must have 127 * 2^k bytes, and"
          + " together, each at a multiple of its size, they must fill the sector; anything else is"
          + " refused with exit code 1. DIR then holds staged, sealed, cache/, pc1.json, commit1.json"
          + " and sector.json.",
      "",
      "Stopped or crashed, the same command goes on where it was and gives the same bits.",
      ""
    },
    subcommands = {
      PreCommit1Command.class,
      PreCommit2Command.class,
      Commit1Command.class
    })
final class SealCommand extends Action {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|PIECE",
      description = "What to seal; - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Short form: folder for the sectors and manifest.json.")
  private Path out;

  @Option(
      names = "--ffi",
      description =
          "Writes commit1.json in the form of filecoin-ffi; needs a registered seal proof.")
  private boolean ffi;

  @Mixin private SectorOptions sector;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty()) {
      throw usage("what is to be sealed? Give FILE --out DIR, or the options of the long form");
    }
    if (out != null) {
      return sealFile();
    }
    if (sector.longFormOnly().isEmpty()) {
      throw usage("missing --out DIR");
    }
    return sealPieces();
  }

  private int sealFile() throws IOException {
    if (!sector.longFormOnly().isEmpty()) {
      throw usage("--out does not go with " + String.join(", ", sector.longFormOnly()));
    }
    if (ffi) {
      throw usage("--ffi needs the long form");
    }
    if (files.size() != 1) {
      throw usage("--out takes one FILE, got " + files.size());
    }
    String name = files.getFirst();
    try (Session session = options.open();
        PieceFiles inputs = new PieceFiles(console(), out)) {
      Path file = inputs.materialise(name);
      FileSealing sealing = new FileSealing(session, out, console());
      Manifest manifest =
          sealing.seal(file, Inputs.shortName(name), sector.sectorSize());
      if (json()) {
        printJson(manifest.toMap());
      } else {
        Summary.print(console(), manifest);
        console().say("get it back with: sealwright unseal %s", out);
      }
    }
    return ExitCodes.OK;
  }

  private int sealPieces() throws IOException {
    SectorSpec spec = sector.sector();
    if (sector.seed().isEmpty()) {
      throw usage("missing --seed");
    }
    SectorFolder.requireForm(spec, ffi);
    Path dir = sector.dir().orElseThrow();
    SectorSize size = spec.config().sectorSize();
    try (Session session = options.open();
        PieceFiles inputs = new PieceFiles(console(), dir)) {
      List<PieceSource> pieces = inputs.pieces(files);
      SectorFolder folder = new SectorFolder(session, dir);
      folder.preCommit1(spec, sector.seed(), pieces);
      folder.preCommit2();
      SectorDocument sealed = folder.commit1(sector.seed(), ffi);
      print(Summary.commitments(sealed));
      console().say("sealed a sector of %s in %s", size.label(), dir);
    }
    return ExitCodes.OK;
  }
}
