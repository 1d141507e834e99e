// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
  @SuppressWarnings("unused") // its presence is all that counts
  private boolean help;

  final Console console() {
    return ((Sealwright) spec.root().userObject()).console();
  }

  final boolean json() {
    return json;
  }

  /** Prints a result: as JSON where that was asked for, else as {@code name value} lines. */
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

  /**
   * Prints a verdict as JSON or as a line, and returns its exit code.
   *
   * @param problem what is wrong, or empty where all holds
   * @param more members of the JSON beside {@code valid} and {@code reason}
   */
  final int printVerdict(Optional<String> problem, Map<String, ?> more) {
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("valid", problem.isEmpty());
      result.put("reason", problem.orElse(null));
      result.putAll(more);
      printJson(result);
    } else {
      // Scripts compare the line, so the reason stands elsewhere.
      console().out().println(problem.isEmpty() ? "valid" : "invalid");
      problem.ifPresent(reason -> console().say("%s", reason));
    }
    return problem.isEmpty() ? ExitCodes.OK : ExitCodes.INVALID;
  }

  /** The exception for a command line that can't be. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
