// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Entry of the program. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Console.ofProcess(), args));
  }

  /** Runs a command on the given streams. */
  static int run(Console console, String... args) {
    CommandLine line = commandLine(console);
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      console.say(
          "sealwright: out of memory (%s); give it more with SEALWRIGHT_JAVA_OPTS=-Xmx2g or lower"
              + " --memory",
          e.getMessage());
      return ExitCodes.ENVIRONMENT;
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /** The command tree on the given streams. */
  static CommandLine commandLine(Console console) {
    CommandLine line = new CommandLine(new Sealwright(console));
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setUsageHelpAutoWidth(false);
    line.setParameterExceptionHandler(Failures::onUsage);
    line.setExecutionExceptionHandler(Failures::onFailure);
    return line;
  }
}
