// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.UpdateDocument;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.update.UpdatePartitionProof;
import org.sealwright.storage.update.UpdateProver;
import org.sealwright.storage.update.UpdateStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code update prove}: the proof of an update that goes on chain. */
@Command(
    name = "prove",
    description = {
      "Proves the update in DIR: 192 bytes a partition, written into DIR/update.json. The vanilla"
          + " proofs are those in update.json.",
      "Every vanilla proof is verified before the work, the proof before it is written. Memory"
          + " outside the heap for 2KiB: some 0.4 GiB."
    })
final class UpdateProveCommand extends FolderAction {

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path file = folder().resolve(UpdateDocument.FILE);
    UpdateDocument document = UpdateDocument.read(file);
    UpdateStatement statement = document.statement();
    List<UpdatePartitionProof> vanilla = document.vanillaProofs();
    ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
    byte[] proof;
    try (Session session = options.open();
        UpdateProver prover =
            UpdateProver.open(statement.config(), store, session.snarkKernels(), session.work())) {
      proof = prover.prove(statement, vanilla);
    }
    document.withProof(proof).write(file);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("commROld", statement.commROld());
    result.put("commRNew", statement.commRNew());
    result.put("commDNew", statement.commDNew());
    result.put("partitions", statement.config().partitions());
    result.put("proofBytes", proof.length);
    result.put("proof", file);
    print(result);
    return ExitCodes.OK;
  }
}
