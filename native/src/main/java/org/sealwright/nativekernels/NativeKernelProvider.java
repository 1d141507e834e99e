// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.util.List;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;

/**
 * The tier {@code native}: C kernels, as far as the platform, the CPU and the JVM's flags allow.
 * Found by {@link java.util.ServiceLoader}.
 */
public final class NativeKernelProvider implements KernelProvider {
  /** Name of the tier. */
  public static final String TIER = "native";

  /** Above a 256-bit vector tier, below a 512-bit one, whose pair hashes are faster. */
  private static final int SHA_RANK = 20;

  private final NativeLibrary library;

  /** With the library that came with the module. */
  public NativeKernelProvider() {
    this(NativeLibrary.bundled());
  }

  /** With some library, loaded or not. */
  NativeKernelProvider(NativeLibrary library) {
    this.library = library;
  }

  @Override
  public String tier() {
    return TIER;
  }

  @Override
  public List<KernelOffer<?>> offers(KernelSelection selection) {
    return List.of(
        sha(TreeHashKernels.class, "x86 SHA instructions, two streams interleaved"),
        sha(LabelKernels.class, "x86 SHA instructions, header and leading parents run ahead"),
        sha(BatchLabelKernels.class, "x86 SHA instructions, two sectors interleaved"));
  }

  private <K> KernelOffer<K> sha(Class<K> type, String detail) {
    if (!library.isAvailable()) {
      return new KernelOffer.Unavailable<>(type, TIER, library.unavailabilityCause().orElseThrow());
    }
    if (!NativeShaKernels.isSupported(library)) {
      return new KernelOffer.Unavailable<>(
          type, TIER, "this CPU has no x86 SHA and AVX instructions");
    }
    return new KernelOffer.Available<>(
        type, TIER, SHA_RANK, detail, () -> type.cast(new NativeShaKernels(library)));
  }
}
