// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorFieldKernels128Test extends FieldKernelsContract {
  private final FieldKernels kernel = VectorTier.kernel(FieldKernels.class, 128);

  @Override
  protected FieldKernels kernel() {
    return kernel;
  }
}
