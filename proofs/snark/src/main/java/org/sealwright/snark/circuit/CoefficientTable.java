// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

import java.math.BigInteger;
import java.util.Arrays;
import org.sealwright.hashing.field.Fr;

/**
 * The distinct coefficients of a constraint system, each under a number, so that a term takes eight
 * bytes. Zero is number 0; {@code 2^k} and {@code -2^k} for k from 0 to 254 have fixed numbers,
 * hence can be shifted and negated without looking anything up. Not thread-safe while it grows;
 * reading what no longer grows is.
 */
public final class CoefficientTable {

  /** Number of 0; never occurs in a row. */
  public static final int ZERO = 0;

  /** Number of 1. */
  public static final int ONE = 1;

  /** Number of -1. */
  public static final int MINUS_ONE = 2;

  /** Number of 2. */
  public static final int TWO = 3;

  private static final int POWERS = 255;
  private static final int FIXED = 1 + 2 * POWERS;
  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final long[] NOTHING = new long[Fr.LIMBS];

  private long[] limbs = new long[4 * FIXED * Fr.LIMBS];
  private int[] slots = new int[Integer.highestOneBit(8 * FIXED)];
  private int size = 1;
  private final long[] scratch = new long[Fr.LIMBS];

  /** Holds zero and the powers of two. */
  public CoefficientTable() {
    long[] power = new long[Fr.LIMBS];
    Fr.fromBigInteger(power, 0, BigInteger.ONE);
    for (int k = 0; k < POWERS; k++) {
      of(power, 0);
      Fr.sub(scratch, 0, NOTHING, 0, power, 0);
      of(scratch, 0);
      Fr.add(power, 0, power, 0, power, 0);
    }
    assert size == FIXED;
  }

  /** Number of {@code 2^k}, k from 0 to 254. */
  public static int power(int k) {
    return ONE + 2 * k;
  }

  /** Number of {@code -2^k}, k from 0 to 254. */
  public static int negativePower(int k) {
    return MINUS_ONE + 2 * k;
  }

  /** Number of the element whose Montgomery limbs start at {@code value[at]}. */
  public int of(long[] value, int at) {
    if ((value[at] | value[at + 1] | value[at + 2] | value[at + 3]) == 0) {
      return ZERO;
    }
    int mask = slots.length - 1;
    int slot = hash(value, at) & mask;
    while (slots[slot] != 0) {
      int number = slots[slot];
      int i = number * Fr.LIMBS;
      if (limbs[i] == value[at]
          && limbs[i + 1] == value[at + 1]
          && limbs[i + 2] == value[at + 2]
          && limbs[i + 3] == value[at + 3]) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = size;
    if (size * Fr.LIMBS == limbs.length) {
      limbs = Arrays.copyOf(limbs, 2 * limbs.length);
    }
    System.arraycopy(value, at, limbs, size * Fr.LIMBS, Fr.LIMBS);
    size++;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /** Number of {@code value mod r}. */
  public int of(long value) {
    long[] element = new long[Fr.LIMBS];
    Fr.fromBigInteger(element, 0, BigInteger.valueOf(value));
    return of(element, 0);
  }

  /** Number of the negative of a coefficient. */
  public int negate(int number) {
    if (number > 0 && number < FIXED) {
      return ((number - 1) ^ 1) + 1;
    }
    Fr.sub(scratch, 0, NOTHING, 0, limbs, number * Fr.LIMBS);
    return of(scratch, 0);
  }

  /** How many there are, zero included. */
  public int size() {
    return size;
  }

  /**
   * Montgomery limbs of all coefficients, number n at {@code 4 n}: not to be modified, and replaced
   * whenever the table grows.
   */
  public long[] limbs() {
    return limbs;
  }

  /** The canonical value of a coefficient. */
  public BigInteger value(int number) {
    return Fr.toBigInteger(limbs, number * Fr.LIMBS);
  }

  private void rehash() {
    int[] larger = new int[2 * slots.length];
    int mask = larger.length - 1;
    for (int number = 1; number < size; number++) {
      int slot = hash(limbs, number * Fr.LIMBS) & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = number;
    }
    slots = larger;
  }

  private static int hash(long[] value, int at) {
    long h = value[at] * MIX;
    h = (h ^ (h >>> 29) ^ value[at + 1]) * MIX;
    h = (h ^ (h >>> 29) ^ value[at + 2]) * MIX;
    h = (h ^ (h >>> 29) ^ value[at + 3]) * MIX;
    return (int) (h >>> 32);
  }
}
