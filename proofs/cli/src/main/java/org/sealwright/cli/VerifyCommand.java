// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.DocumentCheck;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.cli.sector.ProofCheck;
import org.sealwright.cli.sector.ProofDocument;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.parameters.ParameterStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: whether the vanilla proof in a folder, or the proof in a document, holds. */
@Command(
    name = "verify",
    synopsisHeading = "",
    customSynopsis = {
      "Usage: sealwright verify DIR [--json] [OPTIONS]",
      "       sealwright verify [--params FOLDER] DOC [--json] [OPTIONS]"
    },
    descriptionHeading = "%n",
    description = {
      "Verifies the vanilla proof in DIR: commit1.json, in the bare form or that of filecoin-ffi,"
          + " against the inputs in sector.json and challenges that are derived afresh. Every"
          + " label, column and Merkle path is recomputed. With manifest.json, all its sectors.",
      "",
      "Or verifies the proof in DOC, as prove, aggregate and post write it, under the .vk in"
          + " FOLDER; for aggregates and non-interactive proofs it takes the SRS too.",
      "",
      "Prints valid (exit code 0), or invalid and the reason (exit code 1). What is no proof, or"
          + " about nothing that could be proved, is invalid; without the key there is no verdict.",
      ""
    })
final class VerifyCommand extends Action {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR|DOC",
      description = "Folder that seal left, or document with a proof.")
  private Path positional;

  @Option(names = "--dir", paramLabel = "DIR", description = "The folder as an option.")
  private Path option;

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if ((positional == null) == (option == null)) {
      throw usage(positional == null ? "missing DIR or DOC" : "DIR is given twice");
    }
    return positional != null && Files.isRegularFile(positional)
        ? verifyDocument(Inputs.readableFile(positional.toString()))
        : verifyFolder(Inputs.folder(positional == null ? option : positional));
  }

  private int verifyDocument(Path file) throws IOException {
    Optional<String> problem;
    try {
      ProofDocument document = ProofDocument.read(file);
      try (Session session = options.open()) {
        ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
        problem =
            new DocumentCheck(store, session.snarkKernels(), session.work()).problem(document);
      }
    } catch (MalformedInputException e) {
      problem = Optional.of(e.getMessage());
    } catch (UnsupportedOperationException e) {
      throw usage(e.getMessage());
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("valid", problem.isEmpty());
    result.put("reason", problem.orElse(null));
    if (json()) {
      printJson(result);
    } else {
      // Scripts compare the line, so the reason stands elsewhere.
      console().out().println(problem.isEmpty() ? "valid" : "invalid");
      problem.ifPresent(reason -> console().say("%s", reason));
    }
    return problem.isEmpty() ? ExitCodes.OK : ExitCodes.INVALID;
  }

  private int verifyFolder(Path folder) throws IOException {
    ProofCheck.Verdict verdict;
    try (Session session = options.open()) {
      verdict = Manifest.isIn(folder) ? verifyAll(session, folder) : verify(session, folder);
    }
    if (json()) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("valid", verdict.valid());
      result.put("reason", verdict.problem().orElse(null));
      result.put("partitions", verdict.partitions());
      result.put("challenges", verdict.challenges());
      printJson(result);
    } else {
      console().out().println(verdict.problem().map(p -> "invalid: " + p).orElse("valid"));
    }
    return verdict.valid() ? ExitCodes.OK : ExitCodes.INVALID;
  }

  private static ProofCheck.Verdict verifyAll(Session session, Path folder) throws IOException {
    ProofCheck.Verdict all = ProofCheck.Verdict.empty();
    for (Manifest.Part part : Manifest.read(folder).parts()) {
      ProofCheck.Verdict one = verify(session, folder.resolve(part.folder()));
      all = all.and(one.in(part.folder()));
    }
    return all;
  }

  private static ProofCheck.Verdict verify(Session session, Path folder) throws IOException {
    SectorFolder sector = new SectorFolder(session, folder);
    try {
      return new ProofCheck(session.kernels(), sector.document()).judge(sector.readCommit1());
    } catch (MalformedInputException e) {
      // A document that can't be read proves nothing.
      return ProofCheck.Verdict.invalid(e.getMessage());
    }
  }
}
