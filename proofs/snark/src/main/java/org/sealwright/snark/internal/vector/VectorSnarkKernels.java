// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.sealwright.hashing.internal.vector.VectorKernel;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.NttKernels;

/** The rows of the tier {@code vector} that this module adds. */
public final class VectorSnarkKernels {
  /**
   * Every kernel of the tier. The ranks come from measurement on one Zen 4 core, in CPU time.
   *
   * <ul>
   *   <li>Points: a sum of 4096 in G1 takes 8.7 microseconds a point at 512 bits, 11 at 256 and 15
   *       at 128, against 50 in scalar Java; products gain more than six times at 512 bits.
   *   <li>Transforms: one of 2^16 elements takes 12 ms at 512 bits, 14 at 256 and 32 to 40 at 128,
   *       against 60 in scalar Java.
   * </ul>
   */
  public static final List<VectorKernel<?>> ALL =
      List.of(
          new VectorKernel<>(
              MethodHandles.lookup(),
              MsmKernels.class,
              "VectorMsmKernels",
              List.of(10, 20, 30),
              "an affine addition a lane, 8 x 48-bit limbs by multiply-add",
              true),
          new VectorKernel<>(
              MethodHandles.lookup(),
              NttKernels.class,
              "VectorNttKernels",
              List.of(8, 25, 30),
              "a column a lane, 5 x 52-bit limbs by multiply-add",
              true));

  private VectorSnarkKernels() {}
}
