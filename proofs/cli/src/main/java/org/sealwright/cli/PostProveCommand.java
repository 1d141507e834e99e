// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.sector.PoStDocument;
import org.sealwright.cli.sector.PoStPartitionDocument;
import org.sealwright.cli.sector.PoStVanilla;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorVanillaProof;
import org.sealwright.storage.post.WindowPoSt;
import org.sealwright.storage.post.WinningPoSt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code post prove}: from vanilla proofs, wherever they were read, to the proof. */
@Command(
    name = "prove",
    description = {
      "Proves what DOC is about from the vanilla proofs in it, as post window --vanilla-only, post"
          + " winning --vanilla-only or programs around the reference leave them, and adds the"
          + " proof to DOC.",
      "With --partition only one partition of a Window PoSt is proved, for machines that share the"
          + " work, each with DOC or a copy of it; post merge puts their proofs together.",
      "Every vanilla proof is verified before the work, the proof before it is written. Memory on"
          + " the heap: some 60 kB for every sector of 32GiB that is proved."
    })
final class PostProveCommand extends Action {

  @Parameters(paramLabel = "DOC", description = "Document with vanilla proofs.")
  private String doc;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Where the document with the proof goes; DOC itself by default, and beside it"
              + " NAME.partition-K.json with --partition.")
  private Path out;

  @Option(
      names = "--partition",
      paramLabel = "K",
      description = "The partition to prove, from 0; by default all.")
  private Integer partition;

  @Option(
      names = "--no-vanilla",
      description = "Leaves the vanilla proofs out of the document with the proof of all.")
  private boolean noVanilla;

  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  @Override
  public Integer call() throws IOException {
    Path file = Inputs.readableFile(doc);
    PoStDocument document = PoStDocument.read(file);
    PoStStatement statement = document.statement();
    boolean window = statement.config().kind() == PoStKind.WINDOW;
    if (partition != null) {
      requirePartition(file, statement, window);
    }
    Path target = Inputs.target(target(file));
    ParameterStore store = ParameterStore.trusting(Inputs.folder(parameters.path()));
    PoStStatement own = partition == null ? statement : statement.partition(partition);
    PoStVanilla vanilla = new PoStVanilla(file);
    List<SectorVanillaProof> proofs = vanilla.read(statement, own);
    byte[] proof;
    try (Session session = options.open()) {
      proof =
          window
              ? proveWindow(own, proofs, store, session)
              : proveWinning(own, proofs, store, session);
    }
    if (partition == null) {
      vanilla.writeProved(statement, proof, target, !noVanilla);
    } else {
      String hex = HexFormat.of().formatHex(proof);
      new PoStPartitionDocument(statement, partition, hex, document.skipped()).write(target);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("kind", statement.config().kind());
    result.put("sectors", own.sectors().size());
    result.put("partitions", statement.partitions());
    if (partition != null) {
      result.put("partition", partition);
    }
    result.put("proofBytes", proof.length);
    result.put("document", target);
    print(result);
    return ExitCodes.OK;
  }

  private void requirePartition(Path file, PoStStatement statement, boolean window) {
    if (!window) {
      throw usage(file + " is a Winning PoSt, which has no partitions; leave out --partition");
    }
    if (partition < 0 || partition >= statement.partitions()) {
      throw usage(
          "--partition ("
              + partition
              + ") must be 0 to "
              + (statement.partitions() - 1)
              + " for "
              + file);
    }
    if (noVanilla) {
      throw usage("--no-vanilla goes without --partition, whose document has none anyway");
    }
  }

  private byte[] proveWindow(
      PoStStatement own, List<SectorVanillaProof> proofs, ParameterStore store, Session session)
      throws IOException {
    try (WindowPoSt prover =
        WindowPoSt.open(own.config().size(), store, session.snarkKernels(), session.work())) {
      return partition == null
          ? prover.prove(own, proofs)
          : prover.provePartition(own, partition, proofs);
    }
  }

  private static byte[] proveWinning(
      PoStStatement own, List<SectorVanillaProof> proofs, ParameterStore store, Session session)
      throws IOException {
    if (proofs.size() != 1) {
      throw new MalformedInputException(
          "a Winning PoSt has 1 vanilla proof, the document " + proofs.size());
    }
    try (WinningPoSt prover =
        WinningPoSt.open(own.config().size(), store, session.snarkKernels(), session.work())) {
      return prover.prove(own, proofs.getFirst());
    }
  }

  private Path target(Path file) {
    if (out != null) {
      return out;
    }
    if (partition == null) {
      return file;
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
    return file.resolveSibling(name + ".partition-" + partition + ".json");
  }
}
