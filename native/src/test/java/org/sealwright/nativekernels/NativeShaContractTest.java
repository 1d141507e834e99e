// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.sealwright.hashing.kernel.ShaKernels;
import org.sealwright.hashing.kernel.ShaKernelsContract;

class NativeShaContractTest extends ShaKernelsContract {
  @Override
  protected ShaKernels kernel() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeShaKernels.isSupported(library),
        "skipped: this CPU has no x86 SHA and AVX instructions");
    return new NativeShaKernels(library);
  }
}
