// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealwright.cli.doctor.Machine;
import org.sealwright.cli.doctor.Throughput;
import org.sealwright.hashing.kernel.KernelReport;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what the program runs on, and how well. */
@Command(
    name = "doctor",
    description = {
      "Tells about the JVM, its flags, the CPU, and for each kernel which tier runs and why no"
          + " better one; tests every kernel on known answers and times it for a moment.",
      "Exit code 4 where a kernel gives wrong answers."
    })
final class DoctorCommand extends Action {

  @Option(
      names = "--kernels",
      paramLabel = "TIER",
      description = "${COMPLETION-CANDIDATES}; auto, the fastest of each, by default.")
  private WorkOptions.Tier tier = WorkOptions.Tier.AUTO;

  @Option(names = "--no-throughput", description = "Leaves out the timing.")
  private boolean quick;

  @Override
  public Integer call() {
    Kernels kernels = Kernels.select(tier.selection());
    List<KernelReport.Row> rows = kernels.report().rows();
    boolean sound = rows.stream().noneMatch(row -> row.status() == KernelReport.Status.FAILED);
    List<Throughput.Rate> rates =
        quick
            ? List.of()
            : Throughput.compare(kernels, Kernels.select(KernelSelection.only("scalar")));
    if (json()) {
      Map<String, Object> out = new LinkedHashMap<>(Machine.describe());
      out.put("kernels", rows.stream().map(DoctorCommand::describe).toList());
      out.put("selfTest", sound ? "passed" : "failed");
      out.put("throughput", rates.stream().map(Throughput.Rate::toMap).toList());
      printJson(out);
    } else {
      Machine.describe().forEach((name, value) -> line("%-14s %s", name, value));
      line("");
      console().out().print(kernels.report());
      line("");
      line("self-test      %s", sound ? "every kernel in use gave the known answers" : "FAILED");
      rates.forEach(rate -> line("%s", rate));
    }
    return sound ? ExitCodes.OK : ExitCodes.ENVIRONMENT;
  }

  private static Map<String, Object> describe(KernelReport.Row row) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kernel", row.kernel());
    out.put("name", row.name());
    out.put("status", row.status().name().toLowerCase(Locale.ROOT));
    out.put("detail", row.detail());
    return out;
  }

  private void line(String format, Object... args) {
    console().out().println(String.format(Locale.ROOT, format, args));
  }
}
