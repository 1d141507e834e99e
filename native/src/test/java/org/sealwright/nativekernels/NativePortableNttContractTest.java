// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.NttKernelsContract;

class NativePortableNttContractTest extends NttKernelsContract {

  @Override
  protected NttKernels kernel() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeNttKernels.isPortableSupported(library),
        "skipped: the C compiler had no 128-bit integers");
    return new NativeNttKernels(library, NativeNttKernels.PORTABLE);
  }
}
