// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;

/**
 * The Grain LFSR in self-shrinking mode that yields Poseidon's round constants (Poseidon paper,
 * appendix E). Candidates have 255 bits, first bit most significant, and are rejected, not reduced,
 * where they reach r.
 */
final class GrainLfsr {
  private static final int STATE_BITS = 80;
  private static final int FIELD_BITS = 255;

  private final boolean[] state = new boolean[STATE_BITS];
  private int head;

  GrainLfsr(int width, int fullRounds, int partialRounds) {
    int at = 0;
    at = put(at, 1, 2); // prime field
    at = put(at, 1, 4); // S-box x^alpha
    at = put(at, FIELD_BITS, 12);
    at = put(at, width, 12);
    at = put(at, fullRounds, 10);
    at = put(at, partialRounds, 10);
    put(at, (1 << 30) - 1, 30);
    for (int i = 0; i < 160; i++) {
      step();
    }
  }

  BigInteger nextElement() {
    while (true) {
      BigInteger candidate = BigInteger.ZERO;
      for (int i = 0; i < FIELD_BITS; i++) {
        candidate = candidate.shiftLeft(1);
        if (nextBit()) {
          candidate = candidate.setBit(0);
        }
      }
      if (candidate.compareTo(Fr.MODULUS) < 0) {
        return candidate;
      }
    }
  }

  private int put(int at, int value, int bits) {
    for (int i = bits - 1; i >= 0; i--) {
      state[at + bits - 1 - i] = (value >>> i & 1) != 0;
    }
    return at + bits;
  }

  private boolean nextBit() {
    while (!step()) {
      step();
    }
    return step();
  }

  private boolean step() {
    boolean bit = at(62) ^ at(51) ^ at(38) ^ at(23) ^ at(13) ^ at(0);
    state[head] = bit;
    head = (head + 1) % STATE_BITS;
    return bit;
  }

  private boolean at(int i) {
    return state[(head + i) % STATE_BITS];
  }
}
