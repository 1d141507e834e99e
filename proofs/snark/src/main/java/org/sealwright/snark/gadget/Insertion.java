// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.circuit.CoefficientTable;
import org.sealwright.snark.circuit.ConstraintSystem;

/** Picks among variables, and puts one among its siblings at a secret place. */
public final class Insertion {
  private final ConstraintSystem system;
  private final Bits bits;
  private final long[] value = new long[Fr.LIMBS];

  /** In the system of {@code bits}. */
  public Insertion(ConstraintSystem system, Bits bits) {
    this.system = system;
    this.bits = bits;
  }

  /** A new variable c that is a where the condition holds, else b: {@code (b - a) bit = b - c}. */
  public int pick(int condition, int a, int b) {
    if (system.hasValues()) {
      system.value(bits.value(condition) ? a : b, value, 0);
    }
    int picked = system.allocate(value, 0);
    if (system.hasRows()) {
      system.a().add(b).add(a, CoefficientTable.MINUS_ONE);
      bits.addTo(system.b(), condition, CoefficientTable.ONE);
      system.c().add(b).add(picked, CoefficientTable.MINUS_ONE);
      system.enforce("pick");
    }
    return picked;
  }

  /**
   * The element and its siblings in order, the element at the place that the bits spell, lowest
   * first.
   *
   * @param place log2 of the arity bits, plain variables
   * @param siblings 1, 3 or 7 of them
   */
  public int[] insert(int element, int[] place, int[] siblings) {
    return switch (siblings.length) {
      case 1 -> insertInto2(element, place[0], siblings[0]);
      case 3 -> insertInto4(element, place, siblings);
      case 7 -> insertInto8(element, place, siblings);
      default ->
          throw new IllegalArgumentException(
              "got " + siblings.length + " siblings, wanted 1, 3 or 7");
    };
  }

  /**
   * The element of a list, whose length is a power of two, at the place that the bits spell, lowest
   * first.
   */
  public int select(int[] list, int[] place) {
    int[] state = list.clone();
    int size = state.length;
    for (int k = place.length - 1; k >= 0; k--) {
      size /= 2;
      for (int j = 0; j < size; j++) {
        state[j] = pick(place[k], state[size + j], state[j]);
      }
    }
    if (size != 1) {
      throw new IllegalArgumentException(
          place.length + " bits don't address " + list.length + " elements");
    }
    return state[0];
  }

  private int[] insertInto2(int x, int bit, int sibling) {
    int left = pick(bit, sibling, x);
    return new int[] {left, pick(bit, x, sibling)};
  }

  private int[] insertInto4(int x, int[] bit, int[] s) {
    int[] out = new int[4];
    out[0] = pick(bit[1], s[0], pick(bit[0], s[0], x));
    out[1] = pick(bit[1], s[1], pick(bit[0], x, s[0]));
    int early = pick(bit[0], s[2], x);
    out[2] = pick(bit[1], early, s[1]);
    early = pick(bit[0], x, s[2]);
    out[3] = pick(bit[1], early, s[2]);
    return out;
  }

  /** Places 0 and 3 of each half are decided by one bit that says so, 1 and 2 bit by bit. */
  private int[] insertInto8(int x, int[] bit, int[] s) {
    int low = bits.and(Bit.not(bit[0]), Bit.not(bit[1]));
    int high = bits.and(bit[0], bit[1]);
    int top = bit[2];
    int[] out = new int[8];
    out[0] = pick(top, s[0], pick(low, x, s[0]));
    out[1] = pick(top, s[1], pick(bit[1], s[1], pick(bit[0], x, s[0])));
    out[2] = pick(top, s[2], pick(bit[1], pick(bit[0], s[2], x), s[1]));
    out[3] = pick(top, s[3], pick(high, x, s[2]));
    out[4] = pick(top, pick(low, x, s[4]), s[3]);
    out[5] = pick(top, pick(bit[1], s[5], pick(bit[0], x, s[4])), s[4]);
    out[6] = pick(top, pick(bit[1], pick(bit[0], s[6], x), s[5]), s[5]);
    out[7] = pick(top, pick(high, x, s[6]), s[6]);
    return out;
  }
}
