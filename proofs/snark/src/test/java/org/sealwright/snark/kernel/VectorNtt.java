// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;
import org.sealwright.hashing.internal.vector.VectorKernelProvider;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.snark.internal.vector.VectorSnarkKernels;

/** The vector kernel of a width, for contract tests. */
final class VectorNtt {
  private static final Map<Integer, NttKernels> MADE = new ConcurrentHashMap<>();

  private VectorNtt() {}

  /** The kernel that the tier offers at {@code bits} bits, or a skipped test that says why. */
  static NttKernels kernel(int bits) {
    int preferred = jdk.incubator.vector.VectorShape.preferredShape().vectorBitSize();
    Assumptions.assumeTrue(
        bits <= preferred,
        () -> "vector-" + bits + " skipped: the JVM prefers " + preferred + " bits on this CPU");
    return MADE.computeIfAbsent(bits, VectorNtt::make);
  }

  private static NttKernels make(int bits) {
    KernelSelection selection =
        KernelSelection.only(VectorKernelProvider.TIER).withVectorBits(bits);
    for (KernelOffer<?> offer :
        new VectorKernelProvider(VectorSnarkKernels.ALL).offers(selection)) {
      if (offer.type() == NttKernels.class) {
        return switch (offer) {
          case KernelOffer.Available<?> available -> (NttKernels) available.kernel().get();
          case KernelOffer.Unavailable<?> absent -> throw new TestAbortedException(absent.reason());
        };
      }
    }
    throw new AssertionError("the vector tier has no NttKernels");
  }
}
