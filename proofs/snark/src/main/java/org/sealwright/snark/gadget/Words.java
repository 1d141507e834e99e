// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.Arrays;

/** 32-bit words: arrays of 32 {@link Bit}s, lowest first. */
final class Words {
  private static final int BITS = 32;
  private static final long MAX = 0xffffffffL;

  private final Bits bits;

  Words(Bits bits) {
    this.bits = bits;
  }

  static int[] constant(int value) {
    int[] word = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      word[i] = value >>> i & 1;
    }
    return word;
  }

  /** The word whose highest bit is {@code source[at]}. */
  static int[] fromBigEndian(int[] source, int at) {
    int[] word = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      word[i] = source[at + BITS - 1 - i];
    }
    return word;
  }

  /** Writes the bits to {@code out[at ..]}, highest first. */
  static void toBigEndian(int[] word, int[] out, int at) {
    for (int i = 0; i < BITS; i++) {
      out[at + BITS - 1 - i] = word[i];
    }
  }

  static int[] rotateRight(int[] word, int by) {
    int[] result = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      result[i] = word[i + by & BITS - 1];
    }
    return result;
  }

  static int[] shiftRight(int[] word, int by) {
    int[] result = new int[BITS];
    System.arraycopy(word, by, result, 0, BITS - by);
    return result;
  }

  int[] xor(int[] a, int[] b) {
    int[] result = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      result[i] = bits.xor(a[i], b[i]);
    }
    return result;
  }

  int[] choose(int[] a, int[] b, int[] c) {
    int[] result = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      result[i] = bits.choose(a[i], b[i], c[i]);
    }
    return result;
  }

  int[] majority(int[] a, int[] b, int[] c) {
    int[] result = new int[BITS];
    for (int i = 0; i < BITS; i++) {
      result[i] = bits.majority(a[i], b[i], c[i]);
    }
    return result;
  }

  /**
   * The sum modulo 2^32 of 2 to 10 words, whose carries are allocated too and enforced by {@code
   * equalities}.
   */
  int[] sum(MultiEq equalities, int[]... operands) {
    long value = 0;
    boolean constant = true;
    for (int[] operand : operands) {
      for (int i = 0; i < BITS; i++) {
        constant &= Bit.isConstant(operand[i]);
        value += bits.value(operand[i]) ? 1L << i : 0;
      }
    }
    if (constant) {
      return constant((int) value);
    }
    int[] result = new int[Long.SIZE - Long.numberOfLeadingZeros(operands.length * MAX)];
    for (int i = 0; i < result.length; i++) {
      result[i] = bits.allocate((value >>> i & 1) != 0);
    }
    equalities.enforceSum(operands, result);
    return Arrays.copyOf(result, BITS);
  }
}
