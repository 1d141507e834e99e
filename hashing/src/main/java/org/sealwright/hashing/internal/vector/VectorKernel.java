// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.FieldKernels;
import org.sealwright.hashing.kernel.Fr32Kernels;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;

/**
 * One row of the vector tier.
 *
 * @param lookup of a class in the template's package
 * @param type kernel interface
 * @param template simple name of the class in that package, see {@link VectorWidth}
 * @param ranks speed class at 128, 256 and 512 bits, against 0 for scalar and the ranks of other
 *     providers
 * @param detail how it works
 * @param fused whether it needs the fused multiply-add in hardware
 */
public record VectorKernel<K>(
    MethodHandles.Lookup lookup,
    Class<K> type,
    String template,
    List<Integer> ranks,
    String detail,
    boolean fused) {

  /**
   * Every kernel of the tier. The ranks come from measurement on one Zen 4 core, against scalar.
   *
   * <ul>
   *   <li>Pairs by SHA-256: about 2.2 times the speed of the CPU's own SHA instructions at 512
   *       bits, 1.9 times at 256 (hardly more than even without AVX-512's rotations), even at 128
   *       and slower there without AVX-512. Labels side by side gain about 2 and 1.6 times.
   *   <li>Feistel: about 5 times at 256 and at 512 bits, twice at 128.
   *   <li>Fr32: two to three times when padding and a quarter more when unpadding.
   * </ul>
   */
  static final List<VectorKernel<?>> HASHING =
      List.of(
          new VectorKernel<>(
              TreeHashKernels.class,
              "VectorShaKernels",
              List.of(-10, 10, 30),
              "one message a 32-bit lane"),
          new VectorKernel<>(
              BatchLabelKernels.class,
              "VectorShaKernels",
              List.of(-10, 10, 30),
              "one sector a 32-bit lane"),
          new VectorKernel<>(
              FieldKernels.class,
              "VectorFieldKernels",
              List.of(-1, 15, 30),
              "products: an element a lane, 5 x 52-bit limbs by multiply-add; sums: scalar",
              true),
          new VectorKernel<>(
              PoseidonKernels.class,
              "VectorPoseidonKernels",
              List.of(5, 15, 30),
              "a hash a lane, 5 x 52-bit limbs by multiply-add",
              true),
          new VectorKernel<>(
              FeistelKernels.class,
              "VectorFeistelKernels",
              List.of(10, 20, 20),
              "one value a 64-bit lane"),
          new VectorKernel<>(
              Fr32Kernels.class,
              "VectorFr32Kernels",
              List.of(5, 10, 10),
              "one node a vector, 256 bits at most"));

  /** A row for a kernel on integers. */
  VectorKernel(Class<K> type, String template, List<Integer> ranks, String detail) {
    this(type, template, ranks, detail, false);
  }

  /** A row for a kernel of this package. */
  VectorKernel(Class<K> type, String template, List<Integer> ranks, String detail, boolean fused) {
    this(MethodHandles.lookup(), type, template, ranks, detail, fused);
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
      String name = lookup.lookupClass().getPackageName() + "." + template;
      // Not initialised: a template knows no width.
      Class<?> found = Class.forName(name, false, lookup.lookupClass().getClassLoader());
      return VectorWidth.instantiate(lookup, type, found.asSubclass(type), bits);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no vector kernel class " + template, e);
    }
  }
}
