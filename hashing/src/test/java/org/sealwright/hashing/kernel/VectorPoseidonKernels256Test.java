// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorPoseidonKernels256Test extends PoseidonKernelsContract {
  private final PoseidonKernels kernel = VectorTier.kernel(PoseidonKernels.class, 256);

  @Override
  protected PoseidonKernels kernel() {
    return kernel;
  }
}
