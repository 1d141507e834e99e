// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.sector.PossessionDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.possession.PossessionCalldata;
import org.sealwright.storage.possession.PossessionVerdict;
import org.sealwright.storage.possession.ProofSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pdp verify}: what the contract would say. */
@Command(
    name = "verify",
    description = {
      "Judges the calldata in DOC as the contract would, with the set in SET and a seed that is not"
          + " taken from DOC. Prints valid (exit code 0), or invalid and the reason (exit code 1)."
    })
final class PdpVerifyCommand extends SetAction {

  @Parameters(index = "1", paramLabel = "DOC", description = "A document of pdp prove.")
  private String proof;

  @Mixin private ChallengeOptions options;

  @Override
  public Integer call() throws IOException {
    ProofSet set = open().set();
    Path file = Inputs.readableFile(proof);
    Optional<String> problem;
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("setId", set.id());
    try {
      PossessionCalldata calldata = PossessionDocument.readCalldata(file);
      problem = problem(set, calldata);
      result.put("proofs", calldata.proofs().size());
    } catch (MalformedInputException e) {
      problem = Optional.of(e.getMessage());
    }
    return printVerdict(problem, result);
  }

  private Optional<String> problem(ProofSet set, PossessionCalldata calldata) {
    if (calldata.setId() != set.id()) {
      return Optional.of("it is about set " + calldata.setId() + ", not " + set.id());
    }
    if (calldata.proofs().size() < options.count()) {
      return Optional.of("got " + calldata.proofs().size() + " proofs, wanted " + options.count());
    }
    return switch (set.judge(options.seed(), calldata.proofs())) {
      case PossessionVerdict.Proven(List<?> _) -> Optional.empty();
      case PossessionVerdict.Refused(int index, PossessionVerdict.Problem reason) ->
          Optional.of("proof " + index + ": " + reason);
    };
  }
}
