// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class Vector512ShaKernelsTest extends ShaKernelsContract {
  @Override
  protected ShaKernels kernel() {
    return (ShaKernels) Tier.vector(BatchLabelKernels.class, Kernels::batchLabels, 512);
  }
}
