// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class Vector256ShaKernelsTest extends ShaKernelsContract {
  @Override
  protected ShaKernels kernel() {
    return Tier.vector(ShaKernels.class, Kernels::sha, 256);
  }
}
