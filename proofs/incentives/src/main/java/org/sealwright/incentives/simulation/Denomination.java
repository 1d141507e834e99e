// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.sealwright.incentives.EconomicsException;

/**
 * What a whole number counts.
 *
 * @param symbol such as FIL; empty for plain numbers
 * @param decimals digits after the point of one whole, 0 to 30
 */
public record Denomination(String symbol, int decimals) {
  private static final int MOST = 30;

  /** FIL in attoFIL. */
  public static final Denomination FIL = new Denomination("FIL", 18);

  /** TAO in rao. */
  public static final Denomination TAO = new Denomination("TAO", 9);

  /** A subnet's alpha in its smallest unit. */
  public static final Denomination ALPHA = new Denomination("alpha", 9);

  /** IO in atoms. */
  public static final Denomination IO = new Denomination("IO", 8);

  /** Dollars in millionths. */
  public static final Denomination USD = new Denomination("USD", 6);

  /** Bytes of storage. */
  public static final Denomination BYTES = new Denomination("bytes", 0);

  /** Parts of a million. */
  public static final Denomination PPM = new Denomination("ppm", 0);

  /** Plain numbers. */
  public static final Denomination NONE = new Denomination("", 0);

  /**
   * Checks the number of digits.
   *
   * @throws EconomicsException if it is out of range
   */
  public Denomination {
    if (decimals < 0 || decimals > MOST) {
      throw new EconomicsException("decimals are " + decimals + "; wanted 0 to " + MOST);
    }
  }

  /** The amount in wholes, exact, without trailing zeros: {@code 3333271.34800893}. */
  public String format(BigInteger amount) {
    BigDecimal wholes = new BigDecimal(amount, decimals).stripTrailingZeros();
    return wholes.signum() == 0 ? "0" : wholes.toPlainString();
  }
}
