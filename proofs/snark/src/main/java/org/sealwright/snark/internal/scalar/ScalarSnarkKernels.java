// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.util.List;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelProvider;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.snark.kernel.MsmKernels;
import org.sealwright.snark.kernel.NttKernels;
import org.sealwright.snark.kernel.PairingKernels;
import org.sealwright.snark.kernel.PointKernels;

/** The tier {@code scalar} of this module: plain Java, always there. */
public final class ScalarSnarkKernels implements KernelProvider {
  private static final String TIER = "scalar";

  @Override
  public String tier() {
    return TIER;
  }

  @Override
  public List<KernelOffer<?>> offers(KernelSelection selection) {
    return List.of(
        new KernelOffer.Available<>(
            MsmKernels.class, TIER, 0, "6 x 64-bit limbs", ScalarMsmKernels::new),
        new KernelOffer.Available<>(
            NttKernels.class, TIER, 0, "4 x 64-bit limbs", ScalarNttKernels::new),
        new KernelOffer.Available<>(
            PairingKernels.class, TIER, 0, "6 x 64-bit limbs", ScalarPairingKernels::new),
        new KernelOffer.Available<>(
            PointKernels.class, TIER, 0, "6 x 64-bit limbs", ScalarPointKernels::new));
  }
}
