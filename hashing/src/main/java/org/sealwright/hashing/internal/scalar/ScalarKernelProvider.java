// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.scalar;

import java.util.List;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.hashing.kernel.FieldKernels;
import org.sealwright.hashing.kernel.Fr32Kernels;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.kernel.PoseidonKernels;
import org.sealwright.hashing.kernel.TreeHashKernels;

/** Plain Java: runs everywhere and is the specification of every other tier. */
public final class ScalarKernelProvider implements KernelProvider {
  /** Name of the tier. */
  public static final String TIER = "scalar";

  @Override
  public String tier() {
    return TIER;
  }

  @Override
  public List<KernelOffer<?>> offers(KernelSelection selection) {
    return List.of(
        sha(TreeHashKernels.class),
        sha(LabelKernels.class),
        sha(BatchLabelKernels.class),
        new KernelOffer.Available<>(
            FieldKernels.class, TIER, 0, "4 x 64-bit limbs", ScalarFieldKernels::new),
        new KernelOffer.Available<>(
            PoseidonKernels.class, TIER, 0, "4 x 64-bit limbs", ScalarPoseidonKernels::new),
        new KernelOffer.Available<>(
            FeistelKernels.class, TIER, 0, "BLAKE2b in Java", ScalarFeistelKernels::new),
        new KernelOffer.Available<>(
            Fr32Kernels.class, TIER, 0, "64-bit words", ScalarFr32Kernels::new));
  }

  private static <K> KernelOffer<K> sha(Class<K> type) {
    return new KernelOffer.Available<>(
        type, TIER, 0, "java.security.MessageDigest", () -> type.cast(new ScalarShaKernels()));
  }
}
