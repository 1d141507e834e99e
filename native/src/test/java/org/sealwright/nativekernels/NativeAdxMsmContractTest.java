// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.MsmKernelsContract;

class NativeAdxMsmContractTest extends MsmKernelsContract {

  @Override
  protected MsmKernels kernel() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeMsmKernels.isSupported(library, NativeMsmKernels.ADX),
        "skipped: this CPU has no BMI2 and ADX instructions");
    return new NativeMsmKernels(library, NativeMsmKernels.ADX);
  }
}
