// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.simulation.Denomination;

/**
 * An amount with its unit: whole numbers of the smallest unit for programs, decimals for people.
 *
 * @param amount in the smallest unit
 * @param unit what it counts
 */
public record Quantity(BigInteger amount, Denomination unit) {
  private static final int MOST_CHARACTERS = 80;
  private static final List<String> UNITS =
      List.of("bytes", "kib", "mib", "gib", "tib", "pib", "eib");
  private static final Pattern FORM = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?: *([A-Za-z]+))?");

  /** From a {@code long}. */
  public static Quantity of(long amount, Denomination unit) {
    return new Quantity(BigInteger.valueOf(amount), unit);
  }

  /**
   * Digits, which count smallest units, or decimals with the unit's symbol: {@code 15000000},
   * {@code 0.15 IO}.
   *
   * @throws EconomicsException for anything else, or more decimals than the unit has
   */
  public static Quantity parse(String text, Denomination unit) {
    Matcher form = FORM.matcher(text);
    if (text.length() > MOST_CHARACTERS || !form.matches()) {
      throw wrong(text, unit);
    }
    if (form.group(3) == null) {
      if (form.group(2) != null) {
        throw wrong(text, unit);
      }
      return new Quantity(new BigInteger(form.group(1)), unit);
    }
    String decimals = form.group(2) == null ? "" : form.group(2);
    if (!form.group(3).equalsIgnoreCase(unit.symbol()) || decimals.length() > unit.decimals()) {
      throw wrong(text, unit);
    }
    BigDecimal value = new BigDecimal(form.group(1) + "." + decimals + "0");
    return new Quantity(value.movePointRight(unit.decimals()).toBigIntegerExact(), unit);
  }

  /**
   * Bytes: digits, or decimals with a binary unit from KiB to EiB.
   *
   * @throws EconomicsException for anything else, or a fraction of a byte
   */
  public static BigInteger parseBytes(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() <= MOST_CHARACTERS && form.matches()) {
      int unit = form.group(3) == null ? 0 : UNITS.indexOf(form.group(3).toLowerCase(Locale.ROOT));
      String number = form.group(1) + (form.group(2) == null ? "" : "." + form.group(2));
      BigDecimal bytes =
          new BigDecimal(number).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * unit & 63)));
      if (unit >= 0 && bytes.stripTrailingZeros().scale() <= 0) {
        return bytes.toBigIntegerExact();
      }
    }
    throw new EconomicsException(
        "'%s' is no size; wanted digits (bytes), or a number with KiB, MiB, GiB, TiB, PiB or EiB"
            .formatted(text.length() > MOST_CHARACTERS ? "that" : text));
  }

  private static EconomicsException wrong(String text, Denomination unit) {
    String shown = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    return new EconomicsException(
        "'%s' is no amount; wanted digits (%s), or a number with at most %d decimals and %s"
            .formatted(shown, smallest(unit), unit.decimals(), unit.symbol()));
  }

  /** What one unit of {@link #amount} is: {@code 1e-8 IO}. */
  public static String smallest(Denomination unit) {
    return unit.decimals() == 0 ? unit.symbol() : "1e-" + unit.decimals() + " " + unit.symbol();
  }

  /** In wholes, without the symbol. */
  public String wholes() {
    return unit.format(amount);
  }

  /** For a plot, and nothing else. */
  public double approximate() {
    return new BigDecimal(amount, unit.decimals()).doubleValue();
  }

  /** Such as {@code 0.15 IO}. */
  @Override
  public String toString() {
    return wholes() + " " + unit.symbol();
  }
}
