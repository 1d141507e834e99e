// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import org.sealwright.hashing.kernel.KernelSelection;

class ScalarPointKernelsTest extends PointKernelsContract {
  private static final PointKernels KERNEL =
      SnarkKernels.select(KernelSelection.only("scalar").asStrict()).points();

  @Override
  protected PointKernels kernel() {
    return KERNEL;
  }
}
