// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.PoseidonKernels;

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

  /** Every kernel of the tier. */
  static final List<VectorKernel<?>> ALL =
      List.of(
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

  KernelOffer<K> offer(Optional<String> obstacle, int bits) {
    Optional<String> reason = obstacle.isEmpty() && fused ? VectorSupport.slowFma() : obstacle;
    if (reason.isPresent()) {
      return new KernelOffer.Unavailable<>(type, VectorKernelProvider.TIER, reason.get());
    }
    int rank = ranks.get(Integer.numberOfTrailingZeros(bits / 128));
    return new KernelOffer.Available<>(
        type, VectorKernelProvider.TIER + "-" + bits, rank, detail, () -> make(bits));
  }

  private K make(int bits) {
    try {
      Class<?> found = Class.forName(VectorKernel.class.getPackageName() + "." + template);
      return VectorWidth.instantiate(type, found.asSubclass(type), bits);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no vector kernel class " + template, e);
    }
  }
}
