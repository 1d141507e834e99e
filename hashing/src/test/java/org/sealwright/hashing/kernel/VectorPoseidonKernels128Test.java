// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorPoseidonKernels128Test extends PoseidonKernelsContract {
  private static final Kernels KERNELS = VectorTier.select(128);

  @Override
  protected PoseidonKernels kernel() {
    VectorTier.require(KERNELS, PoseidonKernels.class);
    return KERNELS.poseidon();
  }
}
