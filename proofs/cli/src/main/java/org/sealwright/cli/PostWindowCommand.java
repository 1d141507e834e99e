// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sealwright.cli.sector.PoStFolders;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStResult;
import org.sealwright.storage.post.SectorVanillaProof;
import org.sealwright.storage.post.WindowPoSt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code post window}: that all sectors of a deadline are there. */
@Command(
    name = "window",
    description = {
      "Proves that the sectors in all DIRs are there: 192 bytes for every 2 of them, for every 2349"
          + " of 32GiB, 2300 of 64GiB. A sector that is missing, damaged or too slow is skipped and"
          + " named with the reason, and the rest is proved; exit code 1 says that none is well.",
      "Each partition is proved as soon as its sectors are read; the proof is verified before it is"
          + " written."
    })
final class PostWindowCommand extends PostProving {

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description =
          "Folders that seal left, each a sector or with manifest.json of several; of an updated"
              + " sector the folder that update encode left.")
  private List<Path> folders;

  @Option(
      names = "--api-version",
      paramLabel = "V",
      converter = Converters.Api.class,
      description =
          "How challenges come about: 1.2.0, FIP-0061, by default; 1.0.0 and 1.1.0 are before it.")
  private ApiVersion version = ApiVersion.V1_2_0;

  @Option(
      names = "--skip",
      paramLabel = "N,...",
      split = ",",
      converter = Converters.Unsigned64.class,
      description = "Numbers of sectors to leave out, such as faults declared already.")
  private Set<Long> skip = Set.of();

  @Override
  public Integer call() throws IOException {
    PoStFolders sectors = PoStFolders.read(folders).without(skip);
    return prove(sectors, PoStConfig.window(sectors.size(), version));
  }

  @Override
  PoStResult prove(
      Request request, ParameterStore store, Session session, Consumer<SectorVanillaProof> taker)
      throws IOException {
    try (WindowPoSt prover =
        WindowPoSt.open(request.config().size(), store, session.snarkKernels(), session.work())) {
      return prover.prove(
          request.config(),
          request.prover(),
          request.randomness(),
          request.replicas(),
          request.reader(),
          taker);
    }
  }
}
