// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.DocumentCheck;
import org.sealwright.cli.sector.UpdateDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.update.UpdateVanillaVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code update verify}: whether the proofs of an update hold. */
@Command(
    name = "verify",
    description = {
      "Verifies what DIR/update.json, or the document DOC, has of proofs of an update: vanilla"
          + " proofs by themselves, strictly, and the proof under the .vk in FOLDER.",
      "Prints valid (exit code 0), or invalid and the reason (exit code 1)."
    })
final class UpdateVerifyCommand extends Action {
  @Parameters(paramLabel = "DIR|DOC", description = "Folder of an update, or its document.")
  private Path place;

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve(UpdateDocument.FILE) : place;
    Optional<String> problem;
    int partitions = 0;
    boolean proved = false;
    try (Session session = options.open()) {
      UpdateDocument document = UpdateDocument.read(Inputs.readableFile(file.toString()));
      partitions = document.vanilla().size();
      proved = document.proofHex().isPresent();
      problem = vanilla(document, session.kernels());
      if (problem.isEmpty() && proved) {
        ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
        problem =
            new DocumentCheck(store, session.snarkKernels(), session.work()).problem(document);
      }
      if (problem.isEmpty() && !proved && partitions == 0) {
        problem = Optional.of(file + " has no proof");
      }
    } catch (MalformedInputException e) {
      problem = Optional.of(e.getMessage());
    }
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("vanillaProofs", partitions);
    seen.put("proof", proved);
    return printVerdict(problem, seen);
  }

  private static Optional<String> vanilla(UpdateDocument document, Kernels kernels) {
    if (document.vanilla().isEmpty()) {
      return Optional.empty();
    }
    UpdateVanillaVerifier verifier = new UpdateVanillaVerifier(document.statement(), kernels);
    for (int k = 0; k < document.statement().config().partitions(); k++) {
      Optional<String> problem = verifier.problem(k, document.vanillaProof(k));
      if (problem.isPresent()) {
        return Optional.of("vanilla proof of partition " + k + ": " + problem.get());
      }
    }
    return Optional.empty();
  }
}
