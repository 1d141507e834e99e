// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: options that all commands share, and the list of commands. */
@Command(
    name = "sealwright",
    description = "Seals real data, bit for bit as Filecoin does, proves it, and gets it back.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CommpCommand.class,
      SealCommand.class,
      ProveCommand.class,
      VerifyCommand.class,
      AggregateCommand.class,
      PostCommand.class,
      UnsealCommand.class,
      InspectCommand.class,
      ParamsCommand.class,
      EmissionCommand.class,
      RankCommand.class,
      SimulateCommand.class,
      QuoteCommand.class,
      DoctorCommand.class,
      DemoCommand.class,
      AutoComplete.GenerateCompletion.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Results go to standard output, everything else to standard error. A FILE called - is"
          + " standard",
      "input. Sizes are bytes or have a unit: 2048, 2KiB, 8MiB."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; valid",
      "1:invalid: a proof does not hold, data or a file is not what it should be",
      "2:usage: the command line is wrong",
      "3:input/output: a file or stream cannot be read or written",
      "4:environment: no JDK 25, no such kernels, out of memory, or a bug",
      "130:stopped by Ctrl-C; finished files stay, the same command goes on from there"
    })
final class Sealwright implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  @SuppressWarnings("unused") // its presence is all that counts
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows versions of the program and of Java.")
  @SuppressWarnings("unused") // its presence is all that counts
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace of a failure.")
  private boolean debug;

  @Spec private CommandSpec spec;

  private final Console console;

  Sealwright(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  boolean debug() {
    return debug;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
