// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelSelection;

/**
 * SIMD through {@code jdk.incubator.vector}, where that module is resolved. Nothing here links to
 * the module: the kernel classes do, and are touched only once it is known to be there.
 */
public final class VectorKernelProvider implements KernelProvider {
  /** Name of the tier. */
  public static final String TIER = "vector";

  private final List<VectorKernel<?>> kernels;

  /** The tier of this module's kernels. */
  public VectorKernelProvider() {
    this(VectorKernel.HASHING);
  }

  /** The tier of another module's kernels. */
  public VectorKernelProvider(List<VectorKernel<?>> kernels) {
    this.kernels = List.copyOf(kernels);
  }

  @Override
  public String tier() {
    return TIER;
  }

  @Override
  public List<KernelOffer<?>> offers(KernelSelection selection) {
    Optional<String> obstacle = VectorSupport.obstacle();
    int bits = obstacle.isPresent() ? 0 : VectorSupport.width(selection);
    boolean forced = selection.tier().isPresent();
    List<KernelOffer<?>> offers = new ArrayList<>();
    for (VectorKernel<?> kernel : kernels) {
      offers.add(kernel.offer(obstacle, bits, forced));
    }
    return offers;
  }
}
