// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.sealwright.hashing.internal.vector.VectorKernel;
import org.sealwright.snark.kernel.MsmKernels;

/** The rows of the tier {@code vector} that this module adds. */
public final class VectorSnarkKernels {
  /** Every kernel of the tier. */
  public static final List<VectorKernel<?>> ALL =
      List.of(
          new VectorKernel<>(
              MethodHandles.lookup(),
              MsmKernels.class,
              "VectorMsmKernels",
              List.of(10, 20, 30),
              "an affine addition a lane, 8 x 48-bit limbs by multiply-add",
              true));

  private VectorSnarkKernels() {}
}
