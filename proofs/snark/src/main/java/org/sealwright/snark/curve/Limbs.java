// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

/** Moves of whole elements that do not depend on what they hold. */
final class Limbs {
  private Limbs() {}

  /** {@code out = } entry {@code index} of a table of entries as long as {@code out}: reads all. */
  static void lookUp(long[] out, long[] table, int index) {
    java.util.Arrays.fill(out, 0);
    for (int entry = 0; entry * out.length < table.length; entry++) {
      long difference = entry ^ index;
      long mask = ((difference | -difference) >>> 63) - 1;
      for (int k = 0; k < out.length; k++) {
        out[k] |= table[entry * out.length + k] & mask;
      }
    }
  }
}
