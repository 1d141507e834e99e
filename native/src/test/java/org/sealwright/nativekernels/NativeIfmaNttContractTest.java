// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.NttKernelsContract;

class NativeIfmaNttContractTest extends NttKernelsContract {

  @Override
  protected NttKernels kernel() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeNttKernels.isIfmaSupported(library),
        "skipped: this CPU, or the system on it, has no AVX-512 F, BW, DQ, VL, VBMI and IFMA");
    return new NativeNttKernels(library, NativeNttKernels.IFMA);
  }
}
