// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.poseidon;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sealwright.hashing.field.Fr;

/** Makes {@link PoseidonConstants}: neptune's recipe, step by step. */
final class PoseidonGenerator {
  private static final int HALF = PoseidonConstants.FULL_ROUNDS / 2;

  /** Partial rounds at standard strength (128 bits, with neptune's security margin). */
  private static final Map<Integer, Integer> PARTIAL_ROUNDS =
      Map.of(2, 55, 4, 56, 8, 57, 11, 57, 16, 59, 24, 59, 36, 60);

  private static final Map<Integer, PoseidonConstants> CACHE = new ConcurrentHashMap<>();

  private final int t;
  private final int partial;
  private final long[] rc;
  private final Matrix mds;

  private PoseidonGenerator(int arity, int partial) {
    this.t = arity + 1;
    this.partial = partial;
    this.rc = roundConstants();
    this.mds = cauchy();
  }

  static PoseidonConstants cached(int arity) {
    Integer partial = PARTIAL_ROUNDS.get(arity);
    if (partial == null) {
      throw new IllegalArgumentException(
          "arity (" + arity + ") must be one of 2, 4, 8, 11, 16, 24, 36");
    }
    return CACHE.computeIfAbsent(arity, a -> new PoseidonGenerator(a, partial).generate());
  }

  private PoseidonConstants generate() {
    long[] tag = new long[Fr.LIMBS];
    Fr.fromBigInteger(tag, 0, BigInteger.ONE.shiftLeft(t - 1).subtract(BigInteger.ONE));
    long[] sparse = new long[partial * (2 * t - 1) * Fr.LIMBS];
    Matrix preSparse = factor(sparse);
    return new PoseidonConstants(
        t - 1, partial, tag, rc, compress(), mds.cells, preSparse.cells, sparse);
  }

  private long[] roundConstants() {
    GrainLfsr grain = new GrainLfsr(t, PoseidonConstants.FULL_ROUNDS, partial);
    int n = (PoseidonConstants.FULL_ROUNDS + partial) * t;
    long[] out = new long[n * Fr.LIMBS];
    for (int i = 0; i < n; i++) {
      Fr.fromBigInteger(out, i * Fr.LIMBS, grain.nextElement());
    }
    return out;
  }

  private Matrix cauchy() {
    Matrix m = Matrix.zero(t);
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < t; j++) {
        BigInteger cell = BigInteger.valueOf((long) i + t + j).modInverse(Fr.MODULUS);
        Fr.fromBigInteger(m.cells, m.at(i, j), cell);
      }
    }
    return m;
  }

  private int round(int q) {
    return q * t * Fr.LIMBS;
  }

  /** Moves every constant of a round in front of the mix of the round before it. */
  private long[] compress() {
    Matrix inverse = mds.inverse();
    int w = t * Fr.LIMBS;
    long[] out = new long[(PoseidonConstants.FULL_ROUNDS * t + partial) * Fr.LIMBS];
    System.arraycopy(rc, 0, out, 0, w);
    int at = w;
    for (int q = 1; q < HALF; q++) {
      System.arraycopy(inverse.rowTimes(rc, round(q)), 0, out, at, w);
      at += w;
    }
    long[] single = new long[partial * Fr.LIMBS];
    long[] acc = java.util.Arrays.copyOfRange(rc, round(HALF + partial), round(HALF + partial) + w);
    for (int i = 0; i < partial; i++) {
      long[] x = inverse.rowTimes(acc, 0);
      System.arraycopy(x, 0, single, (partial - 1 - i) * Fr.LIMBS, Fr.LIMBS);
      java.util.Arrays.fill(x, 0, Fr.LIMBS, 0);
      for (int k = 0; k < t; k++) {
        int limb = k * Fr.LIMBS;
        Fr.add(acc, limb, rc, round(HALF + partial - 1 - i) + limb, x, limb);
      }
    }
    System.arraycopy(inverse.rowTimes(acc, 0), 0, out, at, w);
    at += w;
    System.arraycopy(single, 0, out, at, single.length);
    at += single.length;
    for (int q = HALF + partial + 1; q < PoseidonConstants.FULL_ROUNDS + partial; q++) {
      System.arraycopy(inverse.rowTimes(rc, round(q)), 0, out, at, w);
      at += w;
    }
    return out;
  }

  /** Splits M^(partial + 1) into a pre-sparse matrix, returned, and the sparse ones, stored. */
  private Matrix factor(long[] sparse) {
    Matrix b = mds;
    long[] term = new long[Fr.LIMBS];
    for (int q = partial - 1; q >= 0; q--) {
      Matrix hat = b.minor().inverse();
      int at = q * (2 * t - 1) * Fr.LIMBS;
      System.arraycopy(b.cells, b.at(0, 0), sparse, at, Fr.LIMBS);
      for (int i = 0; i < t - 1; i++) {
        for (int k = 0; k < t - 1; k++) {
          Fr.mul(term, 0, hat.cells, hat.at(i, k), b.cells, b.at(k + 1, 0));
          int cell = at + (i + 1) * Fr.LIMBS;
          Fr.add(sparse, cell, sparse, cell, term, 0);
        }
      }
      System.arraycopy(b.cells, b.at(0, 1), sparse, at + t * Fr.LIMBS, (t - 1) * Fr.LIMBS);
      Matrix bordered = Matrix.identity(t);
      for (int i = 1; i < t; i++) {
        for (int j = 1; j < t; j++) {
          bordered.set(i, j, b.cells, b.at(i, j));
        }
      }
      b = mds.times(bordered);
    }
    return b;
  }
}
