// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JVM, flags, CPU. */
public final class Machine {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  /** The instruction sets that some kernel has a use for. */
  private static final List<String> FEATURES =
      List.of(
          "ssse3",
          "sse4_1",
          "avx",
          "avx2",
          "bmi2",
          "adx",
          "sha_ni",
          "avx512f",
          "avx512bw",
          "avx512vl",
          "avx512ifma",
          "avx512_vbmi",
          "vaes",
          "asimd",
          "sha2",
          "sve");

  private Machine() {}

  /** Name to value, in an order for people. */
  public static Map<String, Object> describe() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("java", Runtime.version().toString());
    out.put("vm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
    out.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    out.put("arch", System.getProperty("os.arch"));
    out.put("cores", Runtime.getRuntime().availableProcessors());
    out.put("heapLimit", Runtime.getRuntime().maxMemory());
    out.put("vectorModule", isResolved("jdk.incubator.vector"));
    out.put("nativeModule", isResolved("org.sealwright.nativekernels"));
    out.put("flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    out.put("cpu", cpu("model name"));
    out.put("cpuFeatures", features());
    return out;
  }

  private static boolean isResolved(String module) {
    return ModuleLayer.boot().findModule(module).isPresent();
  }

  private static String features() {
    String flags = cpu("flags");
    Set<String> present = Set.of((flags.isEmpty() ? cpu("Features") : flags).split("\\s+", -1));
    return String.join(" ", FEATURES.stream().filter(present::contains).toList());
  }

  /** A field of the first core; empty where the system keeps no such file. */
  private static String cpu(String field) {
    try {
      return Files.readAllLines(CPUINFO).stream()
          .filter(line -> line.startsWith(field))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
