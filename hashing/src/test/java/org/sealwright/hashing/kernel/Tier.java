// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** Picks the kernels of one tier for a contract, or skips the test and says why. */
public final class Tier {
  private Tier() {}

  /** The scalar kernel. */
  public static <K> K scalar(Function<Kernels, K> part) {
    return part.apply(Kernels.select(KernelSelection.only("scalar").asStrict()));
  }

  /** The vector kernel of {@code bits} bits. */
  public static <K> K vector(Class<K> type, Function<Kernels, K> part, int bits) {
    // Wider than the CPU works too, but every vector becomes an object: minutes instead of seconds.
    int preferred = jdk.incubator.vector.VectorShape.preferredShape().vectorBitSize();
    Assumptions.assumeTrue(
        bits <= preferred,
        () -> "vector-" + bits + " skipped: the JVM prefers " + preferred + " bits on this CPU");
    return select(
        type, part, KernelSelection.only("vector").withVectorBits(bits), "vector-" + bits);
  }

  /** The kernel called {@code name}, which {@code selection} must bring up if it can run here. */
  public static <K> K select(
      Class<K> type, Function<Kernels, K> part, KernelSelection selection, String name) {
    Kernels kernels = Kernels.select(selection.asStrict());
    boolean selected =
        kernels.report().rows().stream()
            .anyMatch(
                row ->
                    row.kernel().equals(type.getSimpleName())
                        && row.name().equals(name)
                        && row.status() == KernelReport.Status.SELECTED);
    Assumptions.assumeTrue(
        selected, () -> type.getSimpleName() + " " + name + " skipped:\n" + kernels.report());
    return part.apply(kernels);
  }
}
