// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealwright.cli.sector.PoStDocument;
import org.sealwright.cli.sector.PoStFolders;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStRandomness;
import org.sealwright.storage.post.PoStReplica;
import org.sealwright.storage.post.PoStResult;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorVanillaProof;
import org.sealwright.storage.post.VanillaReader;
import org.sealwright.storage.post.VanillaReading;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code post window} and {@code post winning} have in common. */
abstract class PostProving extends Action {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where the proof goes, as a document that verify reads.")
  private Path out;

  @Option(
      names = "--vanilla-only",
      description = "Leaves out the SNARK: the document holds the vanilla proofs and no proof.")
  private boolean vanillaOnly;

  @Option(
      names = "--vanilla",
      description =
          "Adds the vanilla proofs to the document, and holds them in memory until then: some 50 kB"
              + " for every sector of 32GiB.")
  private boolean vanilla;

  @Mixin private PostOptions post;
  @Mixin private ReadOptions read;
  @Mixin private ParameterFolder parameters;
  @Mixin private WorkOptions options;

  /** What takes parameters: the proof of the sectors that are well. */
  abstract PoStResult prove(
      Request request, ParameterStore store, Session session, Consumer<SectorVanillaProof> taker)
      throws IOException;

  /** All that a prover wants to know. */
  record Request(
      PoStConfig config,
      ProverId prover,
      PoStRandomness randomness,
      List<PoStReplica> replicas,
      VanillaReader reader) {}

  /** Proves the sectors of folders, writes the document, prints what came of it. */
  final int prove(PoStFolders folders, PoStConfig config) throws IOException {
    if (folders.replicas().isEmpty()) {
      throw new MalformedInputException(
          "all sectors are to be left out, there is nothing to prove");
    }
    Inputs.target(out);
    PoStResult result;
    List<String> kept = new ArrayList<>();
    Consumer<SectorVanillaProof> taker =
        vanilla || vanillaOnly
            ? proof -> kept.add(HexFormat.of().formatHex(proof.toBytes()))
            : proof -> {};
    ProverId prover = post.prover().orElse(folders.prover());
    try (Session session = options.open()) {
      Request request =
          new Request(
              config,
              prover,
              post.randomness(),
              folders.replicas(),
              read.reader(session, console()));
      result =
          vanillaOnly
              ? readOnly(request, taker)
              : prove(
                  request,
                  ParameterStore.trusting(Inputs.folder(parameters.path())),
                  session,
                  taker);
    }
    result.skipped().forEach(fault -> console().say("skipped %s", fault));
    if (result.statement().isPresent()) {
      PoStDocument.of(result, kept).write(out);
    }
    print(describe(config, result));
    return result.statement().isPresent() ? ExitCodes.OK : ExitCodes.INVALID;
  }

  private static PoStResult readOnly(Request request, Consumer<SectorVanillaProof> taker) {
    Map<Long, Bytes32> sectors = new HashMap<>();
    VanillaReading reading =
        request.reader().stream(
            request.config(),
            request.randomness(),
            request.replicas(),
            proof -> {
              sectors.put(proof.sector(), proof.commR());
              taker.accept(proof);
            });
    Optional<PoStStatement> statement =
        sectors.isEmpty()
            ? Optional.empty()
            : Optional.of(
                PoStStatement.of(
                    request.config(), request.prover(), request.randomness(), sectors));
    return new PoStResult(statement, List.of(), reading.faults(), reading.figures());
  }

  private Map<String, Object> describe(PoStConfig config, PoStResult result) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", config.kind());
    out.put("sectors", result.statement().map(s -> s.sectors().size()).orElse(0));
    out.put("partitions", result.partitions().size());
    out.put("proofBytes", result.proof().length);
    out.put(
        "skipped",
        json()
            ? result.skipped().stream().map(PoStDocument::describe).toList()
            : result.skipped().size());
    out.put("reads", result.figures().reads());
    out.put("readBytes", result.figures().bytes());
    out.put("readSeconds", result.figures().elapsed().toMillis() / 1000.0);
    out.put("document", result.statement().isPresent() ? this.out : null);
    return out;
  }
}
