// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import picocli.CommandLine.Command;

/** {@code params}: files of Groth16 parameters. */
@Command(
    name = "params",
    description = {
      "Names, lists, checks, downloads and makes the files of Groth16 parameters that proving and"
          + " verifying take. Names and folder are the reference's, so both use the same files."
    },
    subcommands = {
      ParamsListCommand.class,
      ParamsNamesCommand.class,
      ParamsCheckCommand.class,
      ParamsFetchCommand.class,
      ParamsGenerateCommand.class
    })
final class ParamsCommand extends Action {
  @Override
  public Integer call() {
    throw usage("what about parameters? list, names, check, fetch or generate");
  }
}
