// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A value of a golden vector file: maps, lists, texts, booleans. Numbers are kept as their text, so
 * none loses a digit.
 *
 * <pre>{@code
 * GoldenJson file = GoldenJson.resource("/filecoin/theta.json");
 * GoldenJson.checkAll("theta.json", file.list("cases"), c -> assertThat(...).isEqualTo(...));
 * }</pre>
 */
public record GoldenJson(Object value) {

  /** Reads a resource of the class path; where only {@code path + ".gz"} is there, that. */
  public static GoldenJson resource(String path) {
    try (InputStream plain = GoldenJson.class.getResourceAsStream(path)) {
      if (plain != null) {
        return read(plain);
      }
      try (InputStream packed = GoldenJson.class.getResourceAsStream(path + ".gz")) {
        if (packed == null) {
          throw new IllegalArgumentException("no resource " + path + " nor " + path + ".gz");
        }
        return read(new GZIPInputStream(packed));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenJson read(InputStream in) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(in)) {
      return new GoldenJson(value(parser, parser.nextToken()));
    }
  }

  private static Object value(JsonParser in, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
          map.put(name, value(in, in.nextToken()));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
          list.add(value(in, t));
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> in.getText();
    };
  }

  /**
   * Checks every case, prints one line such as {@code theta.json: 83 of 83}, and fails with the
   * first case that failed.
   */
  public static void checkAll(String name, List<GoldenJson> cases, Consumer<GoldenJson> check) {
    int passed = 0;
    AssertionError first = null;
    for (int i = 0; i < cases.size(); i++) {
      try {
        check.accept(cases.get(i));
        passed++;
      } catch (AssertionError | RuntimeException e) {
        if (first == null) {
          first = new AssertionError(name + ", case " + i + ": " + e, e);
        }
      }
    }
    report(name, passed, cases.size());
    if (first != null) {
      throw first;
    }
    if (cases.isEmpty()) {
      throw new AssertionError(name + ": no cases");
    }
  }

  /** Prints the summary line of a file. */
  public static void report(String name, long passed, long total) {
    System.out.println(name + ": " + passed + " of " + total);
  }

  /** The member of this name. */
  public GoldenJson get(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("no member " + name);
    }
    return new GoldenJson(((Map<?, ?>) value).get(name));
  }

  /** Whether there is a member of this name. */
  public boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** The names of the members, in the order of the file. */
  public List<String> names() {
    return ((Map<?, ?>) value).keySet().stream().map(String.class::cast).toList();
  }

  /** The elements. */
  public List<GoldenJson> list() {
    List<GoldenJson> out = new ArrayList<>();
    ((List<?>) value).forEach(element -> out.add(new GoldenJson(element)));
    return out;
  }

  /** The elements of a member. */
  public List<GoldenJson> list(String name) {
    return get(name).list();
  }

  /** The element at this place. */
  public GoldenJson at(int index) {
    return new GoldenJson(((List<?>) value).get(index));
  }

  /** The text, or the digits of a number. */
  public String text() {
    return (String) value;
  }

  /** The text of a member. */
  public String text(String name) {
    return get(name).text();
  }

  /** Whether it is true. */
  public boolean isTrue() {
    return (Boolean) value;
  }

  /** Whether it is null. */
  public boolean isNull() {
    return value == null;
  }

  /** An integer of any size. */
  public BigInteger integer() {
    return new BigInteger(text());
  }

  /** The integer of a member. */
  public BigInteger integer(String name) {
    return get(name).integer();
  }

  /** An integer within {@code long}. */
  public long number() {
    return Long.parseLong(text());
  }

  /** The {@code long} of a member. */
  public long number(String name) {
    return get(name).number();
  }

  /** An integer of 64 bits without a sign. */
  public long unsigned() {
    return Long.parseUnsignedLong(text());
  }

  /** The elements as {@code long}s. */
  public long[] numbers() {
    return list().stream().mapToLong(GoldenJson::number).toArray();
  }

  /** The bytes that a text gives in hex. */
  public byte[] hex() {
    return HexFormat.of().parseHex(text());
  }
}
