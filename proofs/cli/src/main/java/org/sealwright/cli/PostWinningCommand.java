// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.sealwright.cli.sector.PoStFolders;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStResult;
import org.sealwright.storage.post.SectorVanillaProof;
import org.sealwright.storage.post.WinningPoSt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code post winning}: that the sector which won a block is there. */
@Command(
    name = "winning",
    description = {
      "Proves that the sector in DIR is there, by 66 challenges: 192 bytes. Which of a miner's"
          + " sectors it has to be, post challenges --of says. Where the sector is missing, damaged"
          + " or too slow, the reason is named and the exit code is 1.",
      "The proof is verified before it is written."
    })
final class PostWinningCommand extends PostProving {

  @Parameters(
      arity = "1",
      paramLabel = "DIR",
      description = "Folder that seal or update encode left.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    PoStFolders sector = PoStFolders.read(List.of(folder));
    if (sector.replicas().size() != 1) {
      throw new MalformedInputException(
          folder + " has " + sector.replicas().size() + " sectors, a Winning PoSt is of 1");
    }
    return prove(sector, PoStConfig.winning(sector.size()));
  }

  @Override
  PoStResult prove(
      Request request, ParameterStore store, Session session, Consumer<SectorVanillaProof> taker)
      throws IOException {
    try (WinningPoSt prover =
        WinningPoSt.open(request.config().size(), store, session.snarkKernels(), session.work())) {
      return prover.prove(
          request.prover(),
          request.randomness(),
          request.replicas().getFirst(),
          request.reader(),
          taker);
    }
  }
}
