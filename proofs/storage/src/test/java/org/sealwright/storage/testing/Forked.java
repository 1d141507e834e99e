// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java program of this class path that has run in a JVM of its own.
 *
 * @param code what it ended with
 * @param said its output, errors included
 */
public record Forked(int code, String said) {

  /**
   * Runs a program to its end.
   *
   * @param heap its largest heap, such as {@code 64m}
   */
  public static Forked run(String heap, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-modules") || flag.startsWith("--enable-native"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Forked(process.waitFor(), said);
    } finally {
      process.destroyForcibly();
    }
  }
}
