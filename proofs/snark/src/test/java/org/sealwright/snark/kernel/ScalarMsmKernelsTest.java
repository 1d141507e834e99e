// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import org.sealwright.hashing.kernel.KernelSelection;

class ScalarMsmKernelsTest extends MsmKernelsContract {
  private static final MsmKernels KERNEL =
      SnarkKernels.select(KernelSelection.only("scalar")).msm();

  @Override
  protected MsmKernels kernel() {
    return KERNEL;
  }
}
