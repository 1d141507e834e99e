// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.FeistelKernelsContract;

class NativeFeistelContractTest extends FeistelKernelsContract {

  @Override
  protected FeistelKernels kernel() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeAvx512Kernels.isSupported(library),
        "skipped: this CPU, or the system on it, has no AVX-512 F, BW and VL");
    return new NativeFeistelKernels(library);
  }
}
