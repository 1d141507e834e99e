// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class ScalarPoseidonKernelsTest extends PoseidonKernelsContract {
  private static final PoseidonKernels KERNEL =
      Kernels.select(KernelSelection.only("scalar")).poseidon();

  @Override
  protected PoseidonKernels kernel() {
    return KERNEL;
  }
}
