// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network's {@code ln(z)} with 128 fractional bits: the argument is brought into [1, 2) by a
 * shift, and a rational function of degree 6 over 6 does the rest. {@code ln(1)} comes out as 878
 * units, not zero; arguments of zero or below give a meaningless but fixed number.
 */
final class NaturalLogarithm {
  private static final int PRECISION = 128;

  /** {@code floor(2^128 * ln 2)}. */
  private static final BigInteger LN_2 = new BigInteger("235865763225513294137944142764154484399");

  private static final List<BigInteger> NUMERATOR =
      coefficients(
          "261417938209272870992496419296200268025",
          "7266615505142943436908456158054846846897",
          "32458783941900493142649393804518050491988",
          "17078670566130897220338060387082146864806",
          "-35150353308172866634071793531642638290419",
          "-20351202052858059355702509232125230498980",
          "-1563932590352680681114104005183375350999");
  private static final List<BigInteger> DENOMINATOR =
      coefficients(
          "49928077726659937662124949977867279384",
          "2508163877009111928787629628566491583994",
          "21757751789594546643737445330202599887121",
          "53400635271583923415775576342898617051826",
          "41248834748603606604000911015235164348839",
          "9015227820322455780436733526367238305537",
          "340282366920938463463374607431768211456");

  private NaturalLogarithm() {}

  private static List<BigInteger> coefficients(String... decimals) {
    return Stream.of(decimals).map(BigInteger::new).toList();
  }

  static BigInteger apply(BigInteger z) {
    // The magnitude's length: a negative power of two is one bit shorter in two's complement.
    int k = z.abs().bitLength() - 1 - PRECISION;
    BigInteger x = k > 0 ? z.shiftRight(k) : z.shiftLeft(-k);
    BigInteger top = FloorMath.polynomial(NUMERATOR, x, PRECISION);
    BigInteger bottom = FloorMath.polynomial(DENOMINATOR, x, PRECISION);
    return LN_2.multiply(BigInteger.valueOf(k))
        .add(FloorMath.divide(top.shiftLeft(PRECISION), bottom));
  }
}
