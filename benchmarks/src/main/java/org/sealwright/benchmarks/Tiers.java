// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks;

import org.sealwright.hashing.kernel.KernelReport;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.snark.kernel.SnarkKernels;

/** Kernels by the names that benchmarks use: a tier, or {@code vector-} and a width in bits. */
public final class Tiers {
  private static final String VECTOR = "vector-";

  private Tiers() {}

  /**
   * The kernels of a tier, proved to be used for {@code type}.
   *
   * @param name {@code auto}, {@code scalar}, {@code vector-128}, {@code vector-256}, {@code
   *     vector-512} or {@code native}
   * @param type the kernel interface that is to be timed
   * @throws IllegalStateException where the tier has no working kernel of that type here; the
   *     message is the report
   */
  public static Kernels of(String name, Class<?> type) {
    Kernels kernels = Kernels.select(selection(name));
    check(name, kernels.report(), type);
    return kernels;
  }

  /** The same of the kernels for proofs. */
  public static SnarkKernels snark(String name, Class<?> type) {
    SnarkKernels kernels = SnarkKernels.select(selection(name));
    check(name, kernels.report(), type);
    return kernels;
  }

  /** Name of the kernel selected for {@code type}, such as {@code vector-512}. */
  public static String nameInUse(Kernels kernels, Class<?> type) {
    return nameInUse(kernels.report(), type);
  }

  /** The same of a kernel for proofs. */
  public static String nameInUse(SnarkKernels kernels, Class<?> type) {
    return nameInUse(kernels.report(), type);
  }

  private static void check(String name, KernelReport report, Class<?> type) {
    if (!name.equals("auto") && !nameInUse(report, type).startsWith(name)) {
      throw new IllegalStateException(
          "no " + type.getSimpleName() + " of tier " + name + " here:\n" + report);
    }
  }

  private static String nameInUse(KernelReport report, Class<?> type) {
    return report.rows().stream()
        .filter(row -> row.kernel().equals(type.getSimpleName()))
        .filter(row -> row.status() == KernelReport.Status.SELECTED)
        .map(KernelReport.Row::name)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + type + " was selected"));
  }

  private static KernelSelection selection(String name) {
    if (name.equals("auto")) {
      return KernelSelection.auto().asStrict();
    }
    if (name.startsWith(VECTOR)) {
      int bits = Integer.parseInt(name.substring(VECTOR.length()));
      return KernelSelection.only("vector").withVectorBits(bits).asStrict();
    }
    return KernelSelection.only(name).asStrict();
  }
}
