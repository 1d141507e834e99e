// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import org.sealwright.hashing.kernel.KernelSelection;

class ScalarPairingKernelsTest extends PairingKernelsContract {
  private static final PairingKernels KERNEL =
      SnarkKernels.select(KernelSelection.only("scalar").asStrict()).pairing();

  @Override
  protected PairingKernels kernel() {
    return KERNEL;
  }
}
