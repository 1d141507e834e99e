// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.simulation.Denomination;

/** Members of a JSON object, with defaults, ranges and units; a member nobody knows is refused. */
public final class Fields {
  private final JsonDocument document;

  private Fields(JsonDocument document, Set<String> known) {
    this.document = document;
    Set<String> unknown = new TreeSet<>(document.members().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new MalformedInputException(
          "%s: unknown %s; wanted some of %s"
              .formatted(document.place(), String.join(", ", unknown), new TreeSet<>(known)));
    }
  }

  /** A whole file: {@code network} and some of these members. */
  static Fields of(JsonDocument document, Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    all.add("network");
    return new Fields(document, all);
  }

  /** An object with some of these members, if there. */
  public Optional<Fields> object(String name, Set<String> known) {
    return document.object(name).map(object -> new Fields(object, known));
  }

  /** An object with some of these members. */
  public Fields required(String name, Set<String> known) {
    return object(name, known).orElseThrow(() -> document.wrong(name, "is missing"));
  }

  /** A list of such objects. */
  public List<Fields> objects(String name, Set<String> known) {
    return document.objects(name).stream().map(object -> new Fields(object, known)).toList();
  }

  /** Whether there is such a member. */
  public boolean has(String name) {
    return document.has(name);
  }

  /** A text. */
  public String text(String name) {
    return document.text(name);
  }

  /** Whether there is such a member, and it is a text. */
  public boolean isText(String name) {
    return document.members().get(name) instanceof String;
  }

  /** A text, or another where there is none. */
  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** A truth value, or another where there is none. */
  public boolean truth(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (document.members().get(name) instanceof Boolean value) {
      return value;
    }
    throw document.wrong(name, "must be true or false");
  }

  /** A whole number. */
  public int number(String name, int least, int most) {
    long value = document.number(name);
    if (value < least || value > most) {
      throw document.wrong(name, "is %d; wanted %d to %d".formatted(value, least, most));
    }
    return (int) value;
  }

  /** A whole number, or another where there is none. */
  public int number(String name, int least, int most, int otherwise) {
    return has(name) ? number(name, least, most) : otherwise;
  }

  /** A number of 0 to 2^63 - 1, or another where there is none. */
  public long count(String name, long otherwise) {
    return has(name) ? document.number(name) : otherwise;
  }

  /** An amount: a number or digits in the smallest unit, or decimals with the symbol. */
  public BigInteger amount(String name, Denomination unit) {
    return switch (document.members().get(name)) {
      case null -> throw document.wrong(name, "is missing");
      case BigInteger number when number.signum() >= 0 -> number;
      case String text -> in(name, () -> Quantity.parse(text, unit).amount());
      default -> throw document.wrong(name, "must be a number of 0 or more, or a text with a unit");
    };
  }

  /** An amount, or another where there is none. */
  public BigInteger amount(String name, Denomination unit, BigInteger otherwise) {
    return has(name) ? amount(name, unit) : otherwise;
  }

  /** An amount below 2^63. */
  public long small(String name, Denomination unit) {
    BigInteger amount = amount(name, unit);
    if (amount.bitLength() >= Long.SIZE) {
      throw document.wrong(name, "is " + amount + "; wanted less than 2^63");
    }
    return amount.longValue();
  }

  /** An amount below 2^63, or another where there is none. */
  public long small(String name, Denomination unit, long otherwise) {
    return has(name) ? small(name, unit) : otherwise;
  }

  /** Bytes: a number, digits, or decimals with a binary unit. */
  public BigInteger bytes(String name) {
    return switch (document.members().get(name)) {
      case null -> throw document.wrong(name, "is missing");
      case BigInteger number when number.signum() >= 0 -> number;
      case String text -> in(name, () -> Quantity.parseBytes(text));
      default -> throw document.wrong(name, "must be a number of bytes, or a text with a unit");
    };
  }

  /** Bytes, or another number where there is none. */
  public BigInteger bytes(String name, BigInteger otherwise) {
    return has(name) ? bytes(name) : otherwise;
  }

  /** Whole numbers by name, such as {@code {"3": 65535}}. */
  public Map<String, Integer> numbers(String name, int least, int most) {
    Map<String, Integer> out = new LinkedHashMap<>();
    document
        .object(name)
        .ifPresent(
            object -> {
              Fields members = new Fields(object, object.members().keySet());
              for (String key : object.members().keySet()) {
                out.put(key, members.number(key, least, most));
              }
            });
    return out;
  }

  /** The exception for a member that can't be. */
  public MalformedInputException wrong(String name, String complaint) {
    return document.wrong(name, complaint);
  }

  /** Runs {@code body}, and says which member it complains about. */
  public <T> T in(String name, Supplier<T> body) {
    try {
      return body.get();
    } catch (EconomicsException e) {
      throw document.wrong(name, e.getMessage());
    }
  }

  /** Runs {@code body}, and says which object it complains about. */
  public <T> T in(Supplier<T> body) {
    try {
      return body.get();
    } catch (EconomicsException e) {
      throw new MalformedInputException(document.place() + ": " + e.getMessage(), e);
    }
  }
}
