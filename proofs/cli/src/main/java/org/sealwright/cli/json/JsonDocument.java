// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/** A JSON object that was read from a file, with accessors that complain with file and key. */
public final class JsonDocument {
  private static final JsonFactory FACTORY = new JsonFactory();
  static final int MAX_BYTES = 64 << 20;
  private static final int MAX_UNSIGNED_DIGITS = 20;
  private static final BigInteger MAX_UNSIGNED = BigInteger.ONE.shiftLeft(64);

  private final String place;
  private final Map<String, Object> members;

  JsonDocument(String place, Map<String, Object> members) {
    this.place = place;
    this.members = members;
  }

  /**
   * Reads a file.
   *
   * @throws MalformedInputException where it holds anything but one JSON object
   */
  public static JsonDocument read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a stream to its end; it is left open.
   *
   * @param place what to call it in complaints
   * @throws MalformedInputException where it holds anything but one JSON object
   */
  public static JsonDocument read(InputStream stream, String place) throws IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new MalformedInputException(place + " is far too large for a JSON document");
    }
    try (JsonParser in = FACTORY.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT
          || !(value(in, in.currentToken()) instanceof Map<?, ?> map)) {
        throw new MalformedInputException(place + " holds no JSON object");
      }
      if (in.nextToken() != null) {
        throw new MalformedInputException(place + " holds more than one JSON object");
      }
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, value) -> members.put((String) key, value));
      return new JsonDocument(place, members);
    } catch (JsonProcessingException e) {
      throw new MalformedInputException(place + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (java.io.CharConversionException e) {
      throw new MalformedInputException(place + " is no JSON: " + e.getMessage(), e);
    }
  }

  static Object value(JsonParser in, JsonToken token) throws IOException {
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
      case VALUE_NUMBER_INT -> in.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_NULL -> null;
      default -> in.getText();
    };
  }

  /** All members, to be changed at will. */
  public Map<String, Object> members() {
    return members;
  }

  /** Whether there is a member of this name that is not null. */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** A text. */
  public String text(String name) {
    return get(name, String.class, "a text");
  }

  /** A path. */
  public Path path(String name) {
    try {
      return Path.of(text(name));
    } catch (InvalidPathException e) {
      throw wrong(name, "is an impossible path: " + e.getReason());
    }
  }

  /** A number of 0 to 2^63 - 1. */
  public long number(String name) {
    BigInteger number = get(name, BigInteger.class, "a number");
    if (number.signum() < 0 || number.bitLength() > 63) {
      throw wrong(name, "must be a number of 0 to 2^63 - 1");
    }
    return number.longValue();
  }

  /** A number of 0 to 2^64 - 1, or a text that is one. */
  public long unsigned(String name) {
    Object value = members.get(name);
    try {
      BigInteger number =
          value instanceof String text && text.length() <= MAX_UNSIGNED_DIGITS
              ? new BigInteger(text)
              : get(name, BigInteger.class, "a number");
      if (number.signum() >= 0 && number.compareTo(MAX_UNSIGNED) < 0) {
        return number.longValue();
      }
    } catch (NumberFormatException e) {
      // Complained about below.
    }
    throw wrong(name, "must be a number of 0 to 2^64 - 1");
  }

  /** 32 bytes in hexadecimal. */
  public Bytes32 bytes32(String name) {
    try {
      return Bytes32.fromHex(text(name));
    } catch (MalformedInputException e) {
      throw wrong(name, e.getMessage());
    }
  }

  /** 32 bytes in hexadecimal, if there. */
  public Optional<Bytes32> optionalBytes32(String name) {
    return has(name) ? Optional.of(bytes32(name)) : Optional.empty();
  }

  /** Bytes in hexadecimal, as they stand there. */
  public String hex(String name) {
    return hex(name, text(name));
  }

  /** A list of bytes in hexadecimal, as they stand there. */
  public List<String> hexes(String name) {
    List<String> out = new ArrayList<>();
    for (Object element : get(name, List.class, "a list")) {
      if (!(element instanceof String text)) {
        throw wrong(name, "must be a list of texts");
      }
      out.add(hex(name, text));
    }
    return out;
  }

  private String hex(String name, String text) {
    try {
      HexFormat.of().parseHex(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw wrong(name, "must be bytes in hexadecimal: " + e.getMessage());
    }
  }

  /** A list of objects. */
  public List<JsonDocument> objects(String name) {
    List<JsonDocument> out = new ArrayList<>();
    for (Object element : get(name, List.class, "a list")) {
      if (!(element instanceof Map<?, ?> map)) {
        throw wrong(name, "must be a list of objects");
      }
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, value) -> object.put((String) key, value));
      out.add(new JsonDocument(place + ": " + name + "[" + out.size() + "]", object));
    }
    return out;
  }

  /** An object, if there. */
  public Optional<JsonDocument> object(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    Map<?, ?> map = get(name, Map.class, "an object");
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put((String) key, value));
    return Optional.of(new JsonDocument(place + ": " + name, object));
  }

  /** Where this object stands: the file, and the members that lead to it. */
  public String place() {
    return place;
  }

  private <T> T get(String name, Class<T> type, String wanted) {
    Object value = members.get(name);
    if (value == null) {
      throw wrong(name, "is missing");
    }
    if (!type.isInstance(value)) {
      throw wrong(name, "must be " + wanted);
    }
    return type.cast(value);
  }

  /** The exception for a member that can't be. */
  public MalformedInputException wrong(String name, String complaint) {
    return new MalformedInputException(place + ": " + name + " " + complaint);
  }
}
