// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.cli.sector.SealDocument;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.proof.SealProver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code prove}: the proof that goes on chain. */
@Command(
    name = "prove",
    description = {
      "Commit2: turns the vanilla proof in DIR, commit1.json, into the proof that goes on chain,"
          + " 192 bytes a partition, and writes it with what it is about to DIR/proof.json. With"
          + " manifest.json, of all its sectors. A non-interactive proof is an aggregate, which"
          + " takes the SRS too.",
      "The vanilla proof is verified before the work, the proof before it is written. Memory"
          + " outside the heap for 2KiB: some 0.4 GiB."
    })
final class ProveCommand extends FolderAction {

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    boolean many = Manifest.isIn(folder);
    List<Path> folders = new ArrayList<>();
    if (many) {
      Manifest.read(folder).parts().forEach(part -> folders.add(folder.resolve(part.folder())));
    } else {
      folders.add(folder);
    }
    ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
    List<Map<String, Object>> results = new ArrayList<>();
    try (Session session = options.open()) {
      SectorFolder first = new SectorFolder(session, folders.getFirst());
      try (SealProver prover =
          SealProver.open(
              first.document().spec().config().sectorSize(),
              store,
              session.snarkKernels(),
              session.work())) {
        for (Path each : folders) {
          SectorFolder sector = new SectorFolder(session, each);
          SealDocument proof = sector.prove(prover);
          results.add(describe(sector, proof));
          if (many && !json()) {
            print(results.getLast());
          }
        }
      }
    }
    if (!many) {
      print(results.getFirst());
    } else if (json()) {
      printJson(results);
    }
    return ExitCodes.OK;
  }

  private static Map<String, Object> describe(SectorFolder sector, SealDocument document) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("commD", document.statement().commD());
    result.put("commR", document.statement().commR());
    result.put("partitions", document.statement().config().partitions());
    result.put("proofBytes", document.proof().length);
    result.put("proof", sector.proofFile());
    return result;
  }
}
