// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class ScalarFeistelKernelsTest extends FeistelKernelsContract {
  @Override
  protected FeistelKernels kernel() {
    return Tier.scalar(Kernels::feistel);
  }
}
