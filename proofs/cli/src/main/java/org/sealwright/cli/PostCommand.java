// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import picocli.CommandLine.Command;

/** {@code post}: proofs of spacetime. */
@Command(
    name = "post",
    description = {
      "Proves that sealed sectors are still there: window for all sectors of a deadline, winning"
          + " for the one that a block is won with."
    },
    subcommands = {
      PostWindowCommand.class,
      PostWinningCommand.class,
      PostProveCommand.class,
      PostMergeCommand.class,
      PostChallengesCommand.class
    })
final class PostCommand extends Action {
  @Override
  public Integer call() {
    throw usage("which proof of spacetime? window, winning, prove, merge or challenges");
  }
}
