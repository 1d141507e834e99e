// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

class VectorFieldKernels512Test extends FieldKernelsContract {
  private final FieldKernels kernel = VectorTier.kernel(FieldKernels.class, 512);

  @Override
  protected FieldKernels kernel() {
    return kernel;
  }
}
