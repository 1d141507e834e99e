// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.PoStDocument;
import org.sealwright.cli.sector.PoStMerge;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.post.PoStVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code post merge}: the proof of a Window PoSt out of those of its partitions. */
@Command(
    name = "merge",
    description = {
      "Puts the proofs of all partitions of a Window PoSt together, which post prove --partition"
          + " made, in any order. A partition that several have counts once.",
      "Takes the .vk only. Every proof is verified; one that doesn't hold, or that is of other"
          + " sectors than the first, is named, and nothing is written."
    })
final class PostMergeCommand extends Action {

  @Parameters(
      arity = "1..*",
      paramLabel = "PART",
      description = "Documents that post prove --partition wrote.")
  private List<String> parts;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where the proof goes, as a document that verify reads.")
  private Path out;

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : parts) {
      files.add(Inputs.readableFile(part));
    }
    Inputs.target(out);
    PoStMerge merge = PoStMerge.read(files);
    ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
    PoStDocument document;
    try (Session session = options.open()) {
      document =
          merge.merge(
              PoStVerifier.open(
                  merge.statement().config(), store, session.snarkKernels(), session.work()));
    }
    document.write(out);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("kind", document.statement().config().kind());
    result.put("sectors", document.statement().sectors().size());
    result.put("partitions", document.statement().partitions());
    result.put("proofBytes", document.proof().length);
    result.put("document", out);
    print(result);
    return ExitCodes.OK;
  }
}
