// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.util.List;
import org.sealwright.cli.sector.PossessionDocument;
import org.sealwright.storage.possession.Challenge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pdp challenges}: what is asked. */
@Command(
    name = "challenges",
    description = "Prints the challenges of this period: number, leaf, piece, leaf in the piece.")
final class PdpChallengesCommand extends SetAction {

  @Mixin private ChallengeOptions options;

  @Override
  public Integer call() throws IOException {
    List<Challenge> challenges = open().set().challenges(options.seed(), options.count());
    if (json()) {
      printJson(challenges.stream().map(PossessionDocument::describe).toList());
    } else {
      for (int i = 0; i < challenges.size(); i++) {
        Challenge challenge = challenges.get(i);
        console()
            .out()
            .println(
                i + " " + challenge.leaf() + " " + challenge.pieceId() + " " + challenge.offset());
      }
    }
    return ExitCodes.OK;
  }
}
