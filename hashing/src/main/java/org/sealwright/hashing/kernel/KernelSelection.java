// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which kernels to use: an argument of the builders, never a global switch.
 *
 * @param tier the only tier to use (beside {@code scalar}, which fills the gaps), or empty for the
 *     best of all
 * @param vectorBits width of the vector tier in bits (128, 256 or 512), or empty for the widest
 *     that pays
 * @param strict whether a kernel that fails its self-test is an error rather than a reason to take
 *     the next one
 */
public record KernelSelection(Optional<String> tier, OptionalInt vectorBits, boolean strict) {

  /** Checks the width. */
  public KernelSelection {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(vectorBits, "vectorBits");
    if (vectorBits.isPresent()) {
      int bits = vectorBits.getAsInt();
      if (bits != 128 && bits != 256 && bits != 512) {
        throw new IllegalArgumentException(
            "vector width (" + bits + ") must be 128, 256 or 512 bits");
      }
    }
  }

  /** The best kernel for every operation. */
  public static KernelSelection auto() {
    return new KernelSelection(Optional.empty(), OptionalInt.empty(), false);
  }

  /** Only kernels of {@code tier} where it has one, scalar ones elsewhere. */
  public static KernelSelection only(String tier) {
    return new KernelSelection(Optional.of(tier), OptionalInt.empty(), false);
  }

  /** The same with the vector tier forced to {@code bits} bits. */
  public KernelSelection withVectorBits(int bits) {
    return new KernelSelection(tier, OptionalInt.of(bits), strict);
  }

  /** The same with self-test failures as errors. */
  public KernelSelection asStrict() {
    return new KernelSelection(tier, vectorBits, true);
  }
}
