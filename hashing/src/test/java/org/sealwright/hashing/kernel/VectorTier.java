// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;
import org.sealwright.hashing.internal.vector.VectorKernelProvider;

/** The vector tier at a width, for contract tests. */
final class VectorTier {
  private static final Map<String, Object> MADE = new ConcurrentHashMap<>();

  private VectorTier() {}

  /**
   * The kernel that the tier offers at {@code bits} bits, whatever its rank: also one that the
   * selection would pass over for being slower than the scalar one.
   *
   * @throws TestAbortedException where it offers none, with the reason
   */
  static <K> K kernel(Class<K> type, int bits) {
    KernelSelection selection =
        KernelSelection.only(VectorKernelProvider.TIER).withVectorBits(bits);
    for (KernelOffer<?> offer : new VectorKernelProvider().offers(selection)) {
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
