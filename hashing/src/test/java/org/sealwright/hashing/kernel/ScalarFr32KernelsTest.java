// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class ScalarFr32KernelsTest extends Fr32KernelsContract {
  @Override
  protected Fr32Kernels kernel() {
    return Tier.scalar(Kernels::fr32);
  }
}
