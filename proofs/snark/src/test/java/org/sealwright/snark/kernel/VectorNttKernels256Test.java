// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

class VectorNttKernels256Test extends NttKernelsContract {
  @Override
  protected NttKernels kernel() {
    return SnarkVectorTier.kernel(NttKernels.class, 256);
  }
}
