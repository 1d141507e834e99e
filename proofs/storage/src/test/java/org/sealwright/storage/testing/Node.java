// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Peers that run on Node: a folder with the scripts of {@code src/test/node} and their packages,
 * named by the system property {@code sealwright.node}.
 */
public final class Node {
  private Node() {}

  /** The folder; where it or the package is not there the test is skipped, and says so. */
  public static Path require(String npmPackage) {
    String folder = System.getProperty("sealwright.node", "");
    boolean there =
        !folder.isBlank() && Files.isDirectory(Path.of(folder, "node_modules", npmPackage));
    if (!there) {
      System.err.println("SKIPPED: no " + npmPackage + " below -Dsealwright.node=FOLDER");
    }
    assumeTrue(there, () -> "no " + npmPackage + " in " + folder);
    return Path.of(folder);
  }

  /** Runs a script on a file as its standard input; the lines that it prints. */
  public static List<String> run(Path folder, Path input, String script, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return run(folder, input, command);
  }

  static List<String> run(Path folder, Path input, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectInput(input.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(command + " ended with " + status);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(command + " was interrupted", e);
    }
    return out.lines().toList();
  }
}
