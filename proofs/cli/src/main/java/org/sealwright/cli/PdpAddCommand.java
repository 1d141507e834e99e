// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.SetDocument;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.storage.possession.ProvablePiece;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pdp add}: pieces into a set. */
@Command(
    name = "add",
    description = {
      "Adds FILEs to the set, then pieces by their CID alone, which can't be proved from here. They"
          + " are not challenged before the next period."
    })
final class PdpAddCommand extends SetAction {

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "Files to add.")
  private List<String> files = List.of();

  @Option(
      names = "--cid",
      paramLabel = "CID",
      converter = Converters.SetPiece.class,
      description = "A piece by its version 2 CID; may be given more than once.")
  private List<ProvablePiece> cids = List.of();

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if (files.isEmpty() && cids.isEmpty()) {
      throw usage("nothing to add: missing FILE or --cid");
    }
    SetDocument document = open();
    int first = document.set().size();
    try (Session session = options.open()) {
      for (String file : files) {
        Path path = Inputs.readableFile(file);
        PieceCidV2 cid =
            Inputs.naming(
                path,
                () ->
                    session
                        .pieceHasher("CommP of " + Inputs.shortName(file))
                        .hash(path)
                        .pieceCidV2());
        document.add(ProvablePiece.of(cid), path.toAbsolutePath().normalize().toString());
      }
    }
    cids.forEach(cid -> document.add(cid, null));
    keep(document, added(document, first));
    return ExitCodes.OK;
  }

  private Map<String, Object> added(SetDocument document, int first) {
    List<Map<String, Object>> pieces = document.describe(first);
    Map<String, Object> more = new LinkedHashMap<>();
    if (json()) {
      more.put("added", pieces);
    } else {
      pieces.forEach(piece -> more.put("piece " + piece.get("id"), piece.get("pieceCid")));
    }
    return more;
  }
}
