// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

class VectorMsmKernels256Test extends MsmKernelsContract {
  private final MsmKernels kernel = SnarkVectorTier.kernel(MsmKernels.class, 256);

  @Override
  protected MsmKernels kernel() {
    return kernel;
  }
}
