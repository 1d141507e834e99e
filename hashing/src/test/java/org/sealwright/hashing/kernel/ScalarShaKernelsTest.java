// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class ScalarShaKernelsTest extends ShaKernelsContract {
  @Override
  protected ShaKernels kernel() {
    return (ShaKernels) Tier.scalar(Kernels::batchLabels);
  }
}
