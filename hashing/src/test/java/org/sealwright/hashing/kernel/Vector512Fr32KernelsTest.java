// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class Vector512Fr32KernelsTest extends Fr32KernelsContract {
  @Override
  protected Fr32Kernels kernel() {
    return Tier.vector(Fr32Kernels.class, Kernels::fr32, 512);
  }
}
