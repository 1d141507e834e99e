// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.sealwright.snark.kernel.PointKernels;
import org.sealwright.snark.kernel.PointKernelsContract;

class NativeAdxPointContractTest extends PointKernelsContract {

  @Override
  protected PointKernels kernel() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeMsmKernels.isSupported(library, NativeMsmKernels.ADX),
        "skipped: this CPU has no BMI2 and ADX instructions");
    return new NativePointKernels(library, NativeMsmKernels.ADX);
  }
}
