// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sealwright.cli.sector.UpdateDocument;
import org.sealwright.cli.sector.UpdateProving;
import org.sealwright.cli.sector.VanillaProofs;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.update.UpdateProver;
import org.sealwright.storage.update.UpdateStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code update prove}: the proof of an update that goes on chain. */
@Command(
    name = "prove",
    description = {
      "Proves the update in DIR: 192 bytes a partition, written into DIR/update.json. The vanilla"
          + " proofs are read from the files of both sectors, one partition at a time; where a file"
          + " isn't there, from update.json.",
      "Partitions are proved one after the other. Each is kept as DIR/update.partition-K.json until"
          + " all are there: stopped, the same command goes on with the rest. With --partition,"
          + " only some are proved, and update merge puts them together.",
      "Every vanilla proof is verified before the work, the proof before it is written. Memory"
          + " outside the heap for 2KiB: some 0.4 GiB."
    })
final class UpdateProveCommand extends FolderAction {

  @Option(
      names = "--sector",
      paramLabel = "DIR",
      description = "Folder of the sector before the update; as in update.json by default.")
  private Path sector;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description =
          "Where vanilla proofs are taken from: ${COMPLETION-CANDIDATES}; auto, disk where all"
              + " files are there, by default.")
  private VanillaProofs.Place from = VanillaProofs.Place.AUTO;

  @Option(
      names = "--partition",
      paramLabel = "K",
      split = ",",
      description = "Partitions to prove, from 0; all, and put together, by default.")
  private List<Integer> partitions = List.of();

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    Map<String, Object> result = new LinkedHashMap<>();
    try (Session session = options.open()) {
      UpdateProving proving = new UpdateProving(session, folder);
      UpdateStatement statement = proving.statement();
      VanillaProofs vanilla = proving.vanilla(from, Optional.ofNullable(sector));
      ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
      result.put("commROld", statement.commROld());
      result.put("commRNew", statement.commRNew());
      result.put("commDNew", statement.commDNew());
      result.put("vanillaProofs", vanilla.place());
      result.put("partitions", statement.config().partitions());
      try (UpdateProver prover =
          UpdateProver.open(statement.config(), store, session.snarkKernels(), session.work())) {
        if (partitions.isEmpty()) {
          result.put("proofBytes", proving.prove(prover, vanilla.source()).length);
          result.put("proof", folder.resolve(UpdateDocument.FILE));
        } else {
          SortedSet<Integer> wanted = new TreeSet<>(partitions);
          List<Path> files = proving.provePartitions(prover, vanilla.source(), wanted);
          result.put("partition", wanted);
          result.put("proofs", files);
        }
      }
    }
    print(result);
    return ExitCodes.OK;
  }
}
