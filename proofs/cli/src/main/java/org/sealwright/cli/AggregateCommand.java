// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.AggregateDocument;
import org.sealwright.cli.sector.ProofDocument;
import org.sealwright.cli.sector.SealDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.proof.SealAggregator;
import org.sealwright.storage.proof.SealStatement;
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
      "Takes .vk and SRS; the aggregate is verified before it is written."
    })
final class AggregateCommand extends Action {

  @Parameters(
      arity = "1..*",
      paramLabel = "DOC",
      description = "Documents as prove writes them, in the order that verification will take.")
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
      description = "1 or 2; 2, the one that the network accepts, by default.")
  private int version = 2;

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    if (version != 1 && version != 2) {
      throw usage("--version (" + version + ") must be 1 or 2");
    }
    AggregateVersion rules = version == 1 ? AggregateVersion.V1 : AggregateVersion.V2;
    ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
    List<SealStatement> statements = new ArrayList<>();
    List<byte[]> proofs = new ArrayList<>();
    for (String file : files) {
      SealDocument document = read(file);
      statements.add(document.statement());
      proofs.add(document.proof());
    }
    AggregateDocument document;
    try (Session session = options.open();
        SealAggregator aggregator =
            SealAggregator.open(store, session.snarkKernels(), session.work())) {
      VerifyingKey key =
          VerifyingKey.read(
              store.verifyingKey(
                  SealCircuit.name(statements.getFirst().config().sectorSize()), session.work()),
              session.work());
      document =
          AggregateDocument.of(
              rules, statements, aggregator.aggregate(key, statements, proofs, rules));
    }
    document.write(out);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("sectors", statements.size());
    result.put("version", version);
    result.put("proofBytes", document.proof().length);
    result.put("aggregate", out);
    print(result);
    return ExitCodes.OK;
  }

  private static SealDocument read(String file) throws IOException {
    Path path = Inputs.readableFile(file);
    if (!(ProofDocument.read(path) instanceof SealDocument document)) {
      throw new MalformedInputException(
          path + " is no proof of replication of one sector, as prove writes it");
    }
    if (document.statement().config().feature() == PoRepFeature.NON_INTERACTIVE) {
      throw new MalformedInputException(
          path + " is non-interactive, its proof an aggregate already");
    }
    return document;
  }
}
