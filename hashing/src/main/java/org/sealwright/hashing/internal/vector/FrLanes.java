// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.invoke.MethodHandles;

/**
 * Arithmetic of the BLS12-381 scalar field, {@link #lanes} elements side by side, on flat arrays:
 * what the vector kernels are built from. {@link VectorFrLanes} states the number format.
 *
 * <p>A unit is one element of every lane: {@link FrLimbs#LIMBS} vectors, least significant first. A
 * value is held in Montgomery form or not as the caller likes; a product divides by {@code R =
 * 2^260}.
 */
public interface FrLanes {

  /** On vectors of {@code bits} bits; one compiled class for each width. */
  static FrLanes ofBits(int bits) {
    return VectorWidth.instantiate(
        MethodHandles.lookup(), FrLanes.class, VectorFrLanes.class, bits);
  }

  /** Elements side by side. */
  int lanes();

  /**
   * {@code out = x 2^shift + addend} for {@code units} successive units.
   *
   * @param words canonical elements x, four vectors of 64-bit words a unit
   * @param shift 0 or 4
   * @param addend limbs of a constant, the same for all
   */
  void split(double[] out, int o, long[] words, int w, int shift, long[] addend, int k, int units);

  /** The reverse, for values z with {@code -r < z < r}: words of {@code z mod r}. */
  void join(long[] words, int w, double[] in, int i, int units);

  /**
   * {@code out = a b / R + addend} for {@code units} successive units; {@code out} may be an
   * operand.
   *
   * @param addend limbs of a constant, the same for all
   */
  void mul(
      double[] out, int o, double[] a, int i, double[] b, int j, long[] addend, int k, int units);

  /**
   * {@code out = addend + sum_j term_j constant_j / R} for {@code units} successive units, {@code
   * terms} terms {@code units} units apart; {@code out} may be the addend but no term.
   *
   * @param constants five balanced limbs a term
   */
  void dot(
      double[] out,
      int o,
      double[] a,
      int i,
      double[] constants,
      int c,
      int terms,
      double[] addend,
      int d,
      int units);
}
