// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program that says which step it is in, killed in one of them. */
public final class Killed {
  private Killed() {}

  /**
   * Runs a program of this class path and kills it.
   *
   * @param step line of output that it is killed after; empty lets it finish
   * @param delay milliseconds after that line
   * @return whether it was killed before it said {@code finished}
   * @throws AssertionError where it should have finished and didn't
   */
  public static boolean in(String step, int delay, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-modules") || flag.startsWith("--enable-native"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    boolean finished = false;
    List<String> said = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        finished |= line.equals("finished");
        if (line.equals(step)) {
          Thread.sleep(delay);
          // The handle, unlike the process, leaves the output readable.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    if (step.isEmpty() && !finished) {
      throw new AssertionError("it did not finish: " + said);
    }
    return !finished;
  }
}
