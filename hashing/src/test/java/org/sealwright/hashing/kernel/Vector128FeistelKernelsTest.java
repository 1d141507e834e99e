// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class Vector128FeistelKernelsTest extends FeistelKernelsContract {
  @Override
  protected FeistelKernels kernel() {
    return Tier.vector(FeistelKernels.class, Kernels::feistel, 128);
  }
}
