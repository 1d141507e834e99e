// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.util.SplittableRandom;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.kernel.Kernels;

/** What the golden data was made of. */
public final class TestData {
  private static final Kernels KERNELS = Kernels.select(KernelSelection.auto());

  private TestData() {}

  /** The kernels of this machine, selected once. */
  public static Kernels kernels() {
    return KERNELS;
  }

  /** SplitMix64 from {@code seed}, little-endian words. */
  public static byte[] stream(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] out = new byte[length];
    long word = 0;
    for (int i = 0; i < length; i++) {
      word = i % 8 == 0 ? random.nextLong() : word >>> 8;
      out[i] = (byte) word;
    }
    return out;
  }
}
