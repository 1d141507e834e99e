// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class Vector256Fr32KernelsTest extends Fr32KernelsContract {
  @Override
  protected Fr32Kernels kernel() {
    return Tier.vector(Fr32Kernels.class, Kernels::fr32, 256);
  }
}
