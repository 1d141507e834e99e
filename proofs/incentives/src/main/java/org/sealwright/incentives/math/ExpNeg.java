// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.math;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * The network's rational approximation of {@code e^-x}: a polynomial of degree 7 over one of degree
 * 13, each floored after every product. Good for {@code 0 <= x < 5}; beyond about 16.8 the result
 * is a tiny negative number, which is the network's answer and therefore ours.
 */
final class ExpNeg {
  private static final List<BigInteger> NUMERATOR =
      coefficients(
          "-648770010757830093818553637600",
          "67469480939593786226847644286976",
          "-3197587544499098424029388939001856",
          "89244641121992890118377641805348864",
          "-1579656163641440567800982336819953664",
          "17685496037279256458459817590917169152",
          "-115682590513835356866803355398940131328",
          "340282366920938463463374607431768211456");
  private static final List<BigInteger> DENOMINATOR =
      coefficients(
          "1225524182432722209606361",
          "114095592300906098243859450",
          "5665570424063336070530214243",
          "194450132448609991765137938448",
          "5068267641632683791026134915072",
          "104716890604972796896895427629056",
          "1748338658439454459487681798864896",
          "23704654329841312470660182937960448",
          "259380097567996910282699886670381056",
          "2250336698853390384720606936038375424",
          "14978272436876548034486263159246028800",
          "72144088983913131323343765784380833792",
          "224599776407103106596571252037123047424",
          "340282366920938463463374607431768211456");

  /** For 128 fractional bits, the precision of minting. */
  static final ExpNeg Q128 = new ExpNeg(128);

  /** For 256 fractional bits, the precision of leader election. */
  static final ExpNeg Q256 = new ExpNeg(256);

  private final int precision;
  private final List<BigInteger> numerator;
  private final List<BigInteger> denominator;

  private ExpNeg(int precision) {
    this.precision = precision;
    this.numerator = shifted(NUMERATOR, precision - 128);
    this.denominator = shifted(DENOMINATOR, precision - 128);
  }

  private static List<BigInteger> coefficients(String... decimals) {
    return Stream.of(decimals).map(BigInteger::new).toList();
  }

  private static List<BigInteger> shifted(List<BigInteger> values, int bits) {
    return values.stream().map(value -> value.shiftLeft(bits)).toList();
  }

  /** {@code e^-x}, argument and result scaled by {@code 2^precision}. */
  BigInteger apply(BigInteger x) {
    BigInteger top = FloorMath.polynomial(numerator, x, precision);
    BigInteger bottom = FloorMath.polynomial(denominator, x, precision);
    return FloorMath.divide(top.shiftLeft(precision), bottom);
  }
}
