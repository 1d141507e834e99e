// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.vector;

/**
 * Arithmetic of the BLS12-381 base field, {@link #lanes} elements side by side, on flat arrays.
 * {@link VectorFpLanes} states the number format.
 *
 * <p>A unit is one element of every lane: {@link FpLimbs#LIMBS} vectors of limbs or {@link
 * FpLimbs#WORDS} vectors of words, least significant first. Values are in Montgomery form with
 * {@code R = 2^384} as in {@link org.sealwright.snark.curve.Fp}, but not canonical: {@link FpLimbs}
 * states the bounds.
 */
interface FpLanes {

  /** Elements side by side. */
  int lanes();

  /**
   * {@code out = x sign} for {@code units} successive units.
   *
   * @param words x as 384-bit two's complement
   * @param signs 1 or -1 for every lane, one vector a unit
   */
  void split(double[] out, int o, long[] words, int w, double[] signs, int s, int units);

  /** Words, two's complement, of {@code units} successive units of limbs. */
  void join(long[] words, int w, double[] in, int i, int units);

  /**
   * {@code out = a b / R + addend} for {@code units} successive units; {@code out} may be an
   * operand.
   */
  void mul(double[] out, int o, double[] a, int i, double[] b, int j, double[] c, int k, int units);

  /**
   * {@code out = (a b + a' b') / R + addend} for {@code units} successive units, a' and b' lying
   * {@code aStep} and {@code bStep} after a and b; {@code out} must be apart from the factors.
   */
  void dot(
      double[] out,
      int o,
      double[] a,
      int i,
      int aStep,
      double[] b,
      int j,
      int bStep,
      double[] c,
      int k,
      int units);

  /** {@code out = x a + y b} limb by limb, without carries, for small integers x and y. */
  void combine(
      double[] out, int o, double x, double[] a, int i, double y, double[] b, int j, int units);

  /**
   * {@code out = x a + y b} less the multiple of p that leaves at most p/2, but for a little; limb
   * by limb, so good as an addend only.
   */
  void reduce(
      double[] out, int o, double x, double[] a, int i, double y, double[] b, int j, int units);
}
