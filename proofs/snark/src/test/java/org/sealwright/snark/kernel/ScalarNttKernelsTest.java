// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import org.sealwright.snark.internal.scalar.ScalarNttKernels;

class ScalarNttKernelsTest extends NttKernelsContract {
  @Override
  protected NttKernels kernel() {
    return new ScalarNttKernels();
  }
}
