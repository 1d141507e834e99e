// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.Arrays;
import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;

/**
 * Sums of leaf counts by which a leaf's piece is found in logarithmic time: the contract's variant
 * of a Fenwick tree, slot for slot. Slot {@code i} holds the sum over the {@code 2^h} pieces that
 * end with {@code i}, where {@code h} is the number of trailing zeros of {@code i + 1}.
 *
 * <p>Sums are 63 bits here, 143 in the contract; a set of 2^63 leaves would be 2^68 bytes. Not
 * thread-safe.
 */
public final class SumTree {

  /** The most pieces, those removed included. */
  public static final int MAX_SIZE = 1 << 30;

  private long[] slots = new long[16];
  private int size;
  private long total;

  /** An empty tree. */
  public SumTree() {}

  /**
   * Where a leaf is.
   *
   * @param index number of the piece
   * @param offset the leaf's number in it
   */
  public record Place(int index, long offset) {}

  /** Pieces in all, removed ones included. */
  public int size() {
    return size;
  }

  /** Leaves in all. */
  public long total() {
    return total;
  }

  /** A slot, as the contract stores it. */
  public long slot(int index) {
    return slots[Objects.checkIndex(index, size)];
  }

  /**
   * Appends a piece of {@code count} leaves.
   *
   * @throws MalformedInputException where the sum exceeds 63 bits, or there are too many pieces
   */
  public void add(long count) {
    if (count < 0 || count > Long.MAX_VALUE - total) {
      throw new MalformedInputException(
          "leaf count " + count + " on top of " + total + " exceeds 63 bits");
    }
    if (size == MAX_SIZE) {
      throw new MalformedInputException("more than " + MAX_SIZE + " pieces");
    }
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    long sum = count;
    for (int t = 0; t < heightOf(size); t++) {
      sum += slots[size - (1 << t)];
    }
    slots[size++] = sum;
    total += count;
  }

  /** Takes {@code delta} leaves away from a piece; the caller knows that it has them. */
  public void remove(int index, long delta) {
    Objects.checkIndex(index, size);
    for (long i = index; i < size; i += 1L << heightOf(i)) {
      slots[(int) i] -= delta;
    }
    total -= delta;
  }

  /**
   * Finds a leaf.
   *
   * @param leaf 0 to {@link #total} - 1
   * @throws IllegalArgumentException for any other
   */
  public Place find(long leaf) {
    if (leaf < 0 || leaf >= total) {
      throw new IllegalArgumentException("leaf " + leaf + " of " + total);
    }
    int top = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    long at = (1L << top) - 1;
    long before = 0;
    for (int h = top; h > 0; h--) {
      long half = 1L << (h - 1);
      if (at >= size) {
        at -= half;
      } else if (before + slots[(int) at] <= leaf) {
        before += slots[(int) at];
        at += half;
      } else {
        at -= half;
      }
    }
    long upTo = before + slots[(int) at];
    return upTo <= leaf ? new Place((int) at + 1, leaf - upTo) : new Place((int) at, leaf - before);
  }

  private static int heightOf(long index) {
    return Long.numberOfTrailingZeros(index + 1);
  }
}
