// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

/** The vector tier at a width, for contract tests. */
final class VectorTier {
  private VectorTier() {}

  /** Kernels of {@code bits} bits; a failed self-test is an error, so none is replaced quietly. */
  static Kernels select(int bits) {
    return Kernels.select(KernelSelection.only("vector").withVectorBits(bits).asStrict());
  }

  /** Skips the test, with the reason, where {@code type} did not come from the vector tier. */
  static void require(Kernels kernels, Class<?> type) {
    List<KernelReport.Row> rows =
        kernels.report().rows().stream()
            .filter(row -> row.kernel().equals(type.getSimpleName()))
            .toList();
    assumeTrue(
        rows.stream()
            .anyMatch(
                row ->
                    row.status() == KernelReport.Status.SELECTED
                        && row.name().startsWith("vector")),
        () -> "no vector kernel: " + rows);
  }
}
