// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.kernel.KernelOffer;

/**
 * One row of the vector tier.
 *
 * @param type kernel interface
 * @param template simple name of the class in this package, see {@link VectorWidth}
 * @param ranks speed class at 128, 256 and 512 bits, against 0 for scalar and the ranks of other
 *     providers
 * @param detail how it works
 */
record VectorKernel<K>(Class<K> type, String template, List<Integer> ranks, String detail) {

  /** Every kernel of the tier. */
  static final List<VectorKernel<?>> ALL = List.of();

  KernelOffer<K> offer(Optional<String> obstacle, int bits) {
    if (obstacle.isPresent()) {
      return new KernelOffer.Unavailable<>(type, VectorKernelProvider.TIER, obstacle.get());
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
