// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.math.BigInteger;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.poseidon.PoseidonConstants;

/**
 * The constants of one arity as {@link VectorPoseidonKernels} consumes them: balanced limbs,
 * factors of R folded in, every array in its order of use.
 *
 * <p>Inputs enter as plain values and the digest leaves as one: the first S-box of plain values
 * yields {@code x^5 R^-4}, so the first matrix carries {@code R^6} in place of R, and the last one
 * nothing.
 *
 * <p>Partial rounds come in blocks of up to {@link #BLOCK}. In round q of a block let {@code y_q}
 * be the first element after its S-box and constant, and {@code s_j} the others as they were at the
 * start of the block. With the sparse matrices unrolled, the next first element is {@code y_q
 * col_q[0] + sum_(p<q) y_p e_pq + sum_j s_j col_q[j]}, {@code e_pq = sum_j row_p[j-1] col_q[j]},
 * and the others are brought up to date once a block: {@code s_j + sum_p y_p row_p[j-1]}.
 */
final class PoseidonLimbs {
  /** Partial rounds in a block. */
  static final int BLOCK = 4;

  private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(FrLimbs.RADIX_BITS);
  private static final BigInteger NO_RADIX = BigInteger.ONE;
  private static final BigInteger FIRST_MATRIX = RADIX.pow(6);
  private static final BigInteger FIRST_ADDEND = RADIX.modPow(BigInteger.valueOf(-4), Fr.MODULUS);

  private final PoseidonConstants constants;
  private final int width;

  /** Plain: the domain tag and zeros, plus the constants that precede the first S-boxes. */
  final long[] initial;

  /** What follows each S-box, in order; zeros for the last full round. */
  final long[] addends;

  /**
   * For full round q the matrix {@code dense[q]}, column after column; of the last only column 1.
   */
  final double[][] dense;

  /** Block after block: the rows for each next first element, then those of the block's end. */
  final double[] sparse;

  PoseidonLimbs(PoseidonConstants constants) {
    this.constants = constants;
    this.width = constants.width();
    this.initial = initial();
    this.addends = addends();
    double[] mds = dense(constants.mds(), RADIX, 0, width);
    this.dense =
        new double[][] {
          dense(constants.mds(), FIRST_MATRIX, 0, width),
          mds,
          mds,
          dense(constants.preSparse(), RADIX, 0, width),
          mds,
          mds,
          mds,
          dense(constants.mds(), NO_RADIX, 1, 2)
        };
    this.sparse = sparse();
  }

  private long[] initial() {
    long[] out = new long[width * FrLimbs.LIMBS];
    for (int i = 0; i < width; i++) {
      BigInteger value = element(constants.compressedConstants(), i);
      put(out, i, i == 0 ? value.add(element(constants.domainTag(), 0)) : value);
    }
    return out;
  }

  private long[] addends() {
    int count = PoseidonConstants.FULL_ROUNDS * width + constants.partialRounds();
    long[] out = new long[count * FrLimbs.LIMBS];
    for (int i = 0; i < count - width; i++) {
      BigInteger value = element(constants.compressedConstants(), width + i);
      put(out, i, value.multiply(i < width ? FIRST_ADDEND : RADIX));
    }
    return out;
  }

  private double[] dense(long[] matrix, BigInteger factor, int from, int to) {
    double[] out = new double[(to - from) * width * FrLimbs.LIMBS];
    int at = 0;
    for (int j = from; j < to; j++) {
      for (int i = 0; i < width; i++) {
        at = put(out, at, element(matrix, i * width + j).multiply(factor));
      }
    }
    return out;
  }

  private double[] sparse() {
    int rounds = constants.partialRounds();
    int terms = 0;
    for (int first = 0; first < rounds; first += BLOCK) {
      int size = Math.min(BLOCK, rounds - first);
      terms += size * width + size * (size - 1) / 2 + size * (width - 1);
    }
    double[] out = new double[terms * FrLimbs.LIMBS];
    int at = 0;
    for (int first = 0; first < rounds; first += BLOCK) {
      int size = Math.min(BLOCK, rounds - first);
      for (int q = first; q < first + size; q++) {
        at = put(out, at, column(q, 0).multiply(RADIX));
        for (int p = q - 1; p >= first; p--) {
          BigInteger e = BigInteger.ZERO;
          for (int j = 1; j < width; j++) {
            e = e.add(row(p, j).multiply(column(q, j)));
          }
          at = put(out, at, e.multiply(RADIX));
        }
        for (int j = 1; j < width; j++) {
          at = put(out, at, column(q, j).multiply(RADIX));
        }
      }
      for (int j = 1; j < width; j++) {
        for (int p = first + size - 1; p >= first; p--) {
          at = put(out, at, row(p, j).multiply(RADIX));
        }
      }
    }
    return out;
  }

  private BigInteger column(int q, int j) {
    return element(constants.sparse(), q * (2 * width - 1) + j);
  }

  private BigInteger row(int q, int j) {
    return element(constants.sparse(), q * (2 * width - 1) + width + j - 1);
  }

  private static BigInteger element(long[] montgomery, int index) {
    return Fr.toBigInteger(montgomery, index * Fr.LIMBS);
  }

  private static void put(long[] out, int index, BigInteger value) {
    long[] limbs = FrLimbs.balanced(FrLimbs.centred(value));
    System.arraycopy(limbs, 0, out, index * FrLimbs.LIMBS, FrLimbs.LIMBS);
  }

  private static int put(double[] out, int at, BigInteger value) {
    long[] limbs = FrLimbs.balanced(FrLimbs.centred(value));
    for (int k = 0; k < FrLimbs.LIMBS; k++) {
      out[at + k] = limbs[k];
    }
    return at + FrLimbs.LIMBS;
  }
}
