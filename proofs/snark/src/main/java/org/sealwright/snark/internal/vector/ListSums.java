// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

/**
 * Adds up lists of points: neighbours of all lists side by side, round by round, until one point of
 * each is left. No two additions of a round touch the same point, and every round but the last few
 * fills the lanes.
 */
final class ListSums {
  private final PairAdder adder;
  private final int[] left;
  private final int[] right;
  private final int[] target;

  /** For up to {@code pairs} additions a round. */
  ListSums(PairAdder adder, int pairs) {
    this.adder = adder;
    left = new int[pairs];
    right = new int[pairs];
    target = new int[pairs];
  }

  /**
   * Leaves the sum of every list as its first entry, and its size as 0 or 1.
   *
   * @param entries references {@code 2 slot + negative}
   * @param starts indices of the lists' first entries
   * @param sizes lengths of the lists
   * @param temporary first of as many slots for sums as there are pairs in the first round; slots
   *     below are left alone, those above are overwritten
   */
  void reduce(int[] entries, int[] starts, int[] sizes, int lists, int temporary) {
    int next = temporary;
    while (true) {
      int pairs = 0;
      for (int list = 0; list < lists; list++) {
        int size = sizes[list];
        int at = starts[list];
        for (int i = 0; i < size / 2; i++) {
          int first = entries[at + 2 * i];
          // Sums take the place of a left operand that is a sum: new ones are for the first round.
          int slot = first >>> 1 < temporary ? next++ : first >>> 1;
          left[pairs] = first;
          right[pairs] = entries[at + 2 * i + 1];
          target[pairs++] = slot;
          entries[at + i] = 2 * slot;
        }
        if (size % 2 == 1) {
          entries[at + size / 2] = entries[at + size - 1];
        }
        sizes[list] = (size + 1) / 2;
      }
      if (pairs == 0) {
        return;
      }
      adder.add(left, right, target, pairs);
    }
  }
}
