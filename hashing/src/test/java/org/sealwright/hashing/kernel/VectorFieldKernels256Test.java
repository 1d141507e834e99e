// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorFieldKernels256Test extends FieldKernelsContract {
  private final FieldKernels kernel = VectorTier.kernel(FieldKernels.class, 256);

  @Override
  protected FieldKernels kernel() {
    return kernel;
  }
}
