// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.DocumentAggregation;
import org.sealwright.cli.sector.ProofDocument;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.parameters.ParameterStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aggregate}: one proof of many. */
@Command(
    name = "aggregate",
    description = {
      "Aggregates the proofs in documents that prove wrote into one, which grows with the logarithm"
          + " of their number: 2260 bytes, and 2976 for every doubling. The sectors must have the"
          + " same size, graph and kind of proof; non-interactive proofs are aggregates already.",
      "So it does with the update.json of several updates, which must have the same size (FIP-0082,"
          + " not live yet); not with both kinds at once.",
      "Takes .vk and SRS; the aggregate is verified before it is written."
    })
final class AggregateCommand extends Action {

  @Parameters(
      arity = "1..*",
      paramLabel = "DOC",
      description =
          "Documents as prove or update prove writes them, in the order of the aggregate.")
  private List<String> files;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where the aggregate goes, as a document that verify reads.")
  private Path out;

  @Option(
      names = "--version",
      paramLabel = "N",
      description =
          "1 or 2; 2, the one that the network accepts, by default, and the only one of updates.")
  private int version = 2;

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if (version != 1 && version != 2) {
      throw usage("--version (" + version + ") must be 1 or 2");
    }
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      paths.add(Inputs.readableFile(file));
    }
    ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
    ProofDocument document;
    try (Session session = options.open()) {
      document =
          new DocumentAggregation(store, session.snarkKernels(), session.work())
              .of(paths, version == 1 ? AggregateVersion.V1 : AggregateVersion.V2);
    }
    document.write(out);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("sectors", paths.size());
    result.put("version", version);
    result.put("proofBytes", document.proof().length);
    result.put("aggregate", out);
    print(result);
    return ExitCodes.OK;
  }
}
