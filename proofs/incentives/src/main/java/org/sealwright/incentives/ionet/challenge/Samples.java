// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet.challenge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealwright.incentives.EconomicsException;

/** Distinct numbers that nobody knows before the verifier's nonce is revealed. */
final class Samples {
  private Samples() {}

  /**
   * {@code H(tag | root | nonce | u64 counter) mod range}, skipping repeats, until {@code count}.
   */
  static List<Integer> draw(String tag, Hash256 root, Hash256 nonce, int range, int count) {
    if (count < 0 || count > range) {
      throw new EconomicsException("samples are " + count + "; wanted 0 to " + range);
    }
    Set<Integer> drawn = new LinkedHashSet<>();
    for (long counter = 0; drawn.size() < count; counter++) {
      Hash256 hash =
          Hash256.sha256(Sha256.ascii(tag), root.raw(), nonce.raw(), Sha256.u64(counter));
      drawn.add((int) hash.modulo(range));
    }
    return new ArrayList<>(drawn);
  }
}
