// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.UpdateEncoding;
import org.sealwright.cli.sector.UpdatedSector;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.cid.SealedCid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code update encode}: data into a sealed sector. */
@Command(
    name = "encode",
    description = {
      "Encodes a file of any length that fits into the sealed sector in DIR, zeros after its end."
          + " DIR stays as it is.",
      "DIR2 then holds staged (the padded data), sealed (the new replica), cache/ and update.json,"
          + " with the vanilla proofs. Stopped or crashed, the same command goes on where it was."
    })
final class UpdateEncodeCommand extends FolderAction {
  private static final List<String> SHOWN =
      List.of("commROld", "commRNew", "commDNew", "commRLastNew", "replicaSha256");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "What to put in; - is standard input.")
  private String data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR2",
      description = "Folder for the update.")
  private Path out;

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path sector = UpdatedSector.sectorIn(folder());
    UpdateEncoding.requireNoSector(out);
    try (Session session = options.open();
        PieceFiles inputs = new PieceFiles(console(), out)) {
      Path file = inputs.materialise(data);
      Map<String, Object> made =
          new UpdateEncoding(session, out).encode(sector, file, Inputs.shortName(data));
      Map<String, Object> result = new LinkedHashMap<>();
      SHOWN.forEach(name -> result.put(name, made.get(name)));
      result.put("unsealedCid", new PieceCid((Bytes32) made.get("commDNew")));
      result.put("sealedCid", new SealedCid((Bytes32) made.get("commRNew")));
      print(result);
      console().say("updated the sector of %s in %s", sector, out);
    }
    return ExitCodes.OK;
  }
}
