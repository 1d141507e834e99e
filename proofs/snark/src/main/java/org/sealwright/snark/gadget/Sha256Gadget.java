// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.Arrays;
import org.sealwright.snark.circuit.ConstraintSystem;
import org.sealwright.snark.circuit.Namespace;

/**
 * SHA-256 (FIPS 180-4) on bits, as bellperson builds it: one {@link MultiEq} a block, working
 * variables a and e summed only when a round reads them.
 */
public final class Sha256Gadget implements NodeHasher {
  private static final int BLOCK = 512;
  private static final int WORD = 32;
  private static final int STATE = 8;
  private static final int ROUNDS = 64;
  private static final int LENGTH_BITS = 64;

  private final ConstraintSystem system;
  private final Numbers numbers;
  private final Words words;

  /** In the system of {@code numbers}. */
  public Sha256Gadget(ConstraintSystem system, Numbers numbers) {
    this.system = system;
    this.numbers = numbers;
    this.words = new Words(numbers.bits());
  }

  /** Hashes numbers by {@link #hashToNumber}, each as its 32 bytes, little-endian. */
  @Override
  public int hash(int[] children) {
    int[] message = new int[children.length * 256];
    for (int i = 0; i < children.length; i++) {
      int[] bits = Numbers.reverseBitNumbering(numbers.toBits(children[i]));
      System.arraycopy(bits, 0, message, i * 256, bits.length);
    }
    return hashToNumber(message);
  }

  /** The digest without its two highest bits as a number: a node, a label. */
  public int hashToNumber(int[] message) {
    return numbers.pack(Numbers.reverseBitNumbering(hashBits(message)));
  }

  /**
   * The 256 bits of the digest.
   *
   * @param message whole bytes, the highest bit of each first
   */
  public int[] hashBits(int[] message) {
    if (message.length % Byte.SIZE != 0) {
      throw new IllegalArgumentException(message.length + " bits are not whole bytes");
    }
    int[] padded = pad(message);
    int[][] state = new int[STATE][];
    for (int i = 0; i < STATE; i++) {
      state[i] = Words.constant(Sha256Constants.initial(i));
    }
    for (int at = 0; at < padded.length; at += BLOCK) {
      try (Namespace _ = system.enter("block", at / BLOCK)) {
        state = compress(padded, at, state);
      }
    }
    int[] digest = new int[STATE * WORD];
    for (int i = 0; i < STATE; i++) {
      Words.toBigEndian(state[i], digest, i * WORD);
    }
    return digest;
  }

  private static int[] pad(int[] message) {
    int length = (message.length + 1 + LENGTH_BITS + BLOCK - 1) / BLOCK * BLOCK;
    int[] padded = Arrays.copyOf(message, length);
    padded[message.length] = Bit.TRUE;
    for (int i = 0; i < Integer.SIZE; i++) {
      padded[length - 1 - i] = message.length >>> i & 1;
    }
    return padded;
  }

  private int[][] compress(int[] message, int at, int[][] st) {
    MultiEq eq = new MultiEq(system, numbers.bits());
    int[][] w = schedule(message, at, eq);
    int[] a = st[0];
    int[] b = st[1];
    int[] c = st[2];
    int[] d = st[3];
    int[] e = st[4];
    int[] f = st[5];
    int[] g = st[6];
    int[] h = st[7];
    int[][] pendingA = {};
    int[][] pendingE = {};
    for (int i = 0; i < ROUNDS; i++) {
      if (i > 0) {
        e = words.sum(eq, pendingE);
      }
      int[] s1 = rotations(e, 6, 11, 25);
      int[] choice = words.choose(e, f, g);
      int[] k = Words.constant(Sha256Constants.round(i));
      if (i > 0) {
        a = words.sum(eq, pendingA);
      }
      int[] s0 = rotations(a, 2, 13, 22);
      int[] majority = words.majority(a, b, c);
      pendingE = new int[][] {h, s1, choice, k, w[i], d};
      pendingA = new int[][] {h, s1, choice, k, w[i], s0, majority};
      h = g;
      g = f;
      f = e;
      d = c;
      c = b;
      b = a;
    }
    int[][] next = {
      words.sum(eq, with(pendingA, st[0])),
      words.sum(eq, st[1], b),
      words.sum(eq, st[2], c),
      words.sum(eq, st[3], d),
      words.sum(eq, with(pendingE, st[4])),
      words.sum(eq, st[5], f),
      words.sum(eq, st[6], g),
      words.sum(eq, st[7], h)
    };
    eq.finish();
    return next;
  }

  private int[][] schedule(int[] message, int at, MultiEq eq) {
    int[][] w = new int[ROUNDS][];
    for (int i = 0; i < 16; i++) {
      w[i] = Words.fromBigEndian(message, at + i * WORD);
    }
    for (int i = 16; i < ROUNDS; i++) {
      int[] s0 = smallSigma(w[i - 15], 7, 18, 3);
      int[] s1 = smallSigma(w[i - 2], 17, 19, 10);
      w[i] = words.sum(eq, w[i - 16], s0, w[i - 7], s1);
    }
    return w;
  }

  private int[] smallSigma(int[] word, int r, int s, int shift) {
    int[] both = words.xor(Words.rotateRight(word, r), Words.rotateRight(word, s));
    return words.xor(both, Words.shiftRight(word, shift));
  }

  private int[] rotations(int[] word, int r, int s, int t) {
    int[] both = words.xor(Words.rotateRight(word, r), Words.rotateRight(word, s));
    return words.xor(both, Words.rotateRight(word, t));
  }

  private static int[][] with(int[][] operands, int[] last) {
    int[][] all = Arrays.copyOf(operands, operands.length + 1);
    all[operands.length] = last;
    return all;
  }
}
