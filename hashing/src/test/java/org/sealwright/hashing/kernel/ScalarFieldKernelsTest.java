// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class ScalarFieldKernelsTest extends FieldKernelsContract {
  private static final FieldKernels KERNEL = Kernels.select(KernelSelection.only("scalar")).field();

  @Override
  protected FieldKernels kernel() {
    return KERNEL;
  }
}
