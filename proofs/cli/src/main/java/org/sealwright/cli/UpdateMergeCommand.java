// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.UpdateDocument;
import org.sealwright.cli.sector.UpdateProving;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code update merge}: the proof of an update out of those of its partitions. */
@Command(
    name = "merge",
    description = {
      "Puts the proofs of all partitions of the update in DIR together, wherever update prove"
          + " --partition made them, into DIR/update.json. A partition that no PART has is taken"
          + " from DIR/update.partition-K.json.",
      "Takes the .vk only. The whole is verified before it is written; one that doesn't hold is"
          + " named. What lay in DIR goes away then."
    })
final class UpdateMergeCommand extends Action {
  @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the update.")
  private Path folder;

  @Parameters(
      index = "1..*",
      paramLabel = "PART",
      description = "Documents that update prove --partition wrote.")
  private List<String> parts = List.of();

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : parts) {
      files.add(Inputs.readableFile(part));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    try (Session session = options.open()) {
      UpdateProving proving = new UpdateProving(session, Inputs.folder(folder));
      UpdateConfig config = proving.statement().config();
      ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
      UpdateVerifier verifier =
          UpdateVerifier.open(config, store, session.snarkKernels(), session.work());
      result.put("partitions", config.partitions());
      result.put("proofBytes", proving.merge(verifier, files).length);
      result.put("proof", folder.resolve(UpdateDocument.FILE));
    }
    print(result);
    return ExitCodes.OK;
  }
}
