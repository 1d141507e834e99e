// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorPoseidonKernels512Test extends PoseidonKernelsContract {
  private static final Kernels KERNELS = VectorTier.select(512);

  @Override
  protected PoseidonKernels kernel() {
    VectorTier.require(KERNELS, PoseidonKernels.class);
    return KERNELS.poseidon();
  }
}
