// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.cli.sector.ProofCheck;
import org.sealwright.cli.sector.SectorFolder;
import org.sealwright.hashing.MalformedInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify}: whether the vanilla proof in a folder holds. */
@Command(
    name = "verify",
    description = {
      "Verifies the vanilla proof in DIR: commit1.json, in the bare form or that of filecoin-ffi,"
          + " against the inputs in sector.json and challenges that are derived afresh.",
      "Every label, column and Merkle path is recomputed. With manifest.json, all its sectors.",
      "Prints valid (exit code 0), or invalid and the reason (exit code 1)."
    })
final class VerifyCommand extends FolderAction {

  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
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
