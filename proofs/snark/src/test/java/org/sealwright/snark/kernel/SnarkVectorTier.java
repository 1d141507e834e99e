// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.VectorShape;
import org.opentest4j.TestAbortedException;
import org.sealwright.hashing.internal.vector.VectorKernelProvider;
import org.sealwright.hashing.kernel.KernelOffer;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.snark.internal.vector.VectorSnarkKernels;

/** This module's vector tier at a width, for contract tests. */
final class SnarkVectorTier {
  private static final Map<String, Object> MADE = new ConcurrentHashMap<>();

  private SnarkVectorTier() {}

  /**
   * The kernel that the tier offers at {@code bits} bits, whatever its rank.
   *
   * @throws TestAbortedException where it offers none, or none that runs in hardware
   */
  static <K> K kernel(Class<K> type, int bits) {
    int preferred = VectorShape.preferredShape().vectorBitSize();
    if (bits > preferred) {
      throw new TestAbortedException(
          "vector-" + bits + " skipped: the JVM prefers " + preferred + " bits on this CPU");
    }
    KernelSelection selection =
        KernelSelection.only(VectorKernelProvider.TIER).withVectorBits(bits);
    for (KernelOffer<?> offer :
        new VectorKernelProvider(VectorSnarkKernels.ALL).offers(selection)) {
      if (offer.type() == type) {
        return switch (offer) {
          case KernelOffer.Available<?> available ->
              // One instance, and so one compiled class, for all tests of a contract.
              type.cast(
                  MADE.computeIfAbsent(
                      type.getSimpleName() + bits, name -> available.kernel().get()));
          case KernelOffer.Unavailable<?> absent -> throw new TestAbortedException(absent.reason());
        };
      }
    }
    throw new AssertionError("the vector tier has no " + type.getSimpleName());
  }
}
