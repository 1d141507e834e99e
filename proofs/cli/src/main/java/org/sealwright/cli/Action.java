// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.sealwright.cli.json.JsonWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: streams, {@code --json}, complaints about the command line. */
abstract class Action implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  // Not inherited from the program: picocli's own completion and help commands have theirs.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  final Console console() {
    return ((Sealwright) spec.root().userObject()).console();
  }

  final boolean json() {
    return json;
  }

  /** Prints a result: as JSON where that was asked for, else as {@code name  value} lines. */
  final void print(Map<String, ?> result) {
    if (json) {
      printJson(result);
    } else {
      int width = result.keySet().stream().mapToInt(String::length).max().orElse(0);
      result.forEach(
          (name, value) ->
              console().out().println(String.format("%-" + width + "s  %s", name, value)));
    }
  }

  final void printJson(Object result) {
    console().out().println(JsonWriter.toString(result));
  }

  /** The exception for a command line that can't be. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
