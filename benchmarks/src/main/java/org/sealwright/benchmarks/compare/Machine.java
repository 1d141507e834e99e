// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Where and with what the samples were taken.
 *
 * @param date of the run, UTC
 * @param cpu model name
 * @param cores that the machine has
 * @param system operating system and architecture
 * @param load one-minute load average before the run: above 0.5 or so, only ratios mean something
 * @param jdk vendor and version
 * @param flags of our JVM
 * @param commit of the sources, with {@code -dirty} where they were changed since
 */
public record Machine(
    String date,
    String cpu,
    int cores,
    String system,
    double load,
    String jdk,
    String flags,
    String commit) {

  static Machine here(List<String> flags) {
    return new Machine(
        LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString(),
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("java.vendor") + " " + System.getProperty("java.vm.version"),
        String.join(" ", flags),
        describe());
  }

  /** Name of the result files: date and CPU, fit for a file name. */
  public String slug() {
    String name = cpu.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return date + "-" + name.replaceAll("^-|-$", "");
  }

  private static String cpuModel() {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    try {
      for (String line : Files.readAllLines(cpuInfo)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      // Not Linux: the architecture has to do.
    }
    return System.getProperty("os.arch");
  }

  private static String describe() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--abbrev=12", "--dirty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return name.isBlank() ? "unknown" : name.strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
