// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorPoseidonKernels128Test extends PoseidonKernelsContract {
  private final PoseidonKernels kernel = VectorTier.kernel(PoseidonKernels.class, 128);

  @Override
  protected PoseidonKernels kernel() {
    return kernel;
  }
}
