// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.snark.curve.Scalar;

/**
 * The polynomial that a folded key commits to: {@code f(X) = X^lead prod_j (1 + x_j (shift
 * X)^(2^j))}, for the challenges of the halvings, latest first.
 *
 * @param challenges {@code x_0, x_1 ..}, at least one
 * @param shift the ratio by which the key was rescaled
 * @param lead number of zero coefficients in front
 */
record KeyPolynomial(List<Scalar> challenges, Scalar shift, int lead) {

  /** The key v, which is folded by the inverse challenges and not rescaled. */
  static KeyPolynomial v(Challenges challenges) {
    return new KeyPolynomial(challenges.reversedInverses(), Scalar.ONE, 0);
  }

  /** The key w of n powers from {@code X^n} on, rescaled by powers of {@code 1 / r}. */
  static KeyPolynomial w(Challenges challenges, int n) {
    return new KeyPolynomial(challenges.reversed(), challenges.r().inverse(), n);
  }

  /** The value at {@code z}. */
  Scalar at(Scalar z) {
    return product(challenges, shift.multiply(z)).multiply(z.pow(BigInteger.valueOf(lead)));
  }

  /** {@code prod_j (1 + x_j base^(2^j))}. */
  static Scalar product(List<Scalar> challenges, Scalar base) {
    Scalar power = base;
    Scalar out = Scalar.ONE;
    for (Scalar x : challenges) {
      out = out.multiply(Scalar.ONE.add(x.multiply(power)));
      power = power.multiply(power);
    }
    return out;
  }

  /** The coefficients of {@code (f(X) - f(z)) / (X - z)}, lowest first. */
  ScalarVector quotient(Scalar z) {
    return coefficients().divideByRoot(z);
  }

  /** All coefficients, lowest first: each factor doubles their number. */
  private ScalarVector coefficients() {
    int count = 1 << challenges.size();
    ScalarVector product = ScalarVector.zeros(count);
    product.set(0, Scalar.ONE);
    Scalar power = shift;
    int known = 1;
    for (Scalar x : challenges) {
      product.scaleWithin(known, known, x.multiply(power));
      power = power.multiply(power);
      known *= 2;
    }
    return product.shifted(lead);
  }
}
