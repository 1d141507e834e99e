// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.sealwright.hashing.kernel.KernelSelection;

/** Whether vectors help on this JVM, and how wide they are. */
final class VectorSupport {
  private static final String MODULE = "jdk.incubator.vector";

  private VectorSupport() {}

  /** The reason not to use vectors, with the remedy, or empty. */
  static Optional<String> obstacle() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of("module " + MODULE + " is not resolved: add --add-modules " + MODULE);
    }
    if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-Xint")) {
      return Optional.of("the interpreter boxes every vector: drop -Xint");
    }
    if (preferredBits() < 128) {
      return Optional.of("the JVM found no SIMD instructions on this CPU");
    }
    return Optional.empty();
  }

  /**
   * The reason not to use kernels made of multiply-adds, or empty: without the instruction {@code
   * fma} goes through {@code BigDecimal}, right but some thousand times slower.
   */
  static Optional<String> slowFma() {
    boolean absent =
        ModuleLayer.boot().findModule("jdk.management").isPresent()
            && HotSpotFlags.isFalse("UseFMA");
    return absent
        ? Optional.of(
            "the JVM uses no multiply-add instruction: needs an FMA3 CPU and no -XX:-UseFMA")
        : Optional.empty();
  }

  /** The width to use: the one asked for, else the widest that the JVM prefers, at most 512. */
  static int width(KernelSelection selection) {
    return selection.vectorBits().orElseGet(() -> Math.min(512, preferredBits()));
  }

  private static int preferredBits() {
    return jdk.incubator.vector.VectorShape.preferredShape().vectorBitSize();
  }
}
