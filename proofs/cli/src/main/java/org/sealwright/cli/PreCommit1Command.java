// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.SectorDocument;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.seal.SectorSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seal pc1}: pieces to tree-D and layers. */
@Command(
    name = "pc1",
    description = "PreCommit1: stages the pieces, builds tree-D, labels the layers. Leaves pc1.json.")
final class PreCommit1Command extends Action {

  @Parameters(arity = "1..*", paramLabel = "PIECE", description = "Pieces, exactly as given.")
  private List<String> files;

  @Mixin private SectorOptions sector;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    SectorSpec spec = sector.sector();
    Path dir = sector.dir().orElseThrow();
    try (Session session = options.open();
        PieceFiles inputs = new PieceFiles(console(), dir)) {
      SectorDocument document =
          new SectorFolder(session, dir).preCommit1(spec, sector.seed(), inputs.pieces(files));
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("commD", CommD.compute(spec.config().sectorSize(), document.pieces()));
      print(result);
    }
    return ExitCodes.OK;
  }
}
