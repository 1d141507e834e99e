// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.kernel.ShaKernels;

/**
 * One row of the vector tier.
 *
 * @param type kernel interface
 * @param template simple name of the class in this package, see {@link VectorWidth}
 * @param ranks speed class at 128, 256 and 512 bits, against 0 for scalar and the ranks of other
 *     providers
 * @param detail how it works
 * @param fused whether it needs the fused multiply-add in hardware
 */
record VectorKernel<K>(
    Class<K> type, String template, List<Integer> ranks, String detail, boolean fused) {

  /**
   * Every kernel of the tier. The ranks come from measurement on one core: 16 lanes of SHA-256 take
   * less than half the time of the CPU's own SHA instructions and 8 lanes about half, while 4 lanes
   * only break even.
   */
  static final List<VectorKernel<?>> ALL =
      List.of(
          new VectorKernel<>(
              ShaKernels.class,
              "VectorShaKernels",
              List.of(-10, 10, 30),
              "one message a 32-bit lane"),
          new VectorKernel<>(
              PoseidonKernels.class,
              "VectorPoseidonKernels",
              List.of(5, 15, 30),
              "a hash a lane, 5 x 52-bit limbs by multiply-add",
              true));

  /** A row for a kernel on integers. */
  VectorKernel(Class<K> type, String template, List<Integer> ranks, String detail) {
    this(type, template, ranks, detail, false);
  }

  /**
   * The offer at {@code bits} bits.
   *
   * @param forced whether the tier was asked for by name: then no rank may fall behind scalar
   */
  KernelOffer<K> offer(Optional<String> obstacle, int bits, boolean forced) {
    Optional<String> reason = obstacle.isEmpty() && fused ? VectorSupport.slowFma() : obstacle;
    if (reason.isPresent()) {
      return new KernelOffer.Unavailable<>(type, VectorKernelProvider.TIER, reason.get());
    }
    int rank = ranks.get(Integer.numberOfTrailingZeros(bits / 128));
    rank = forced ? Math.max(1, rank) : rank;
    return new KernelOffer.Available<>(
        type, VectorKernelProvider.TIER + "-" + bits, rank, detail, () -> make(bits));
  }

  private K make(int bits) {
    try {
      String name = VectorKernel.class.getPackageName() + "." + template;
      // Not initialised: a template knows no width.
      Class<?> found = Class.forName(name, false, VectorKernel.class.getClassLoader());
      return VectorWidth.instantiate(type, found.asSubclass(type), bits);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no vector kernel class " + template, e);
    }
  }
}
