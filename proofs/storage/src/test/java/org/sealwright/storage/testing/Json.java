// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value in memory, for the vectors of tests: maps, lists, strings, numbers, booleans. */
public record Json(Object value) {

  /** Reads a resource of the class path, such as {@code /vectors/pieces/pieces.json}. */
  public static Json resource(String path) {
    try (InputStream in = Json.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one value; the stream is left open. */
  public static Json read(InputStream in) throws IOException {
    try (JsonParser parser =
        new JsonFactory().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE).createParser(in)) {
      return new Json(value(parser, parser.nextToken()));
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
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_NULL -> null;
      default -> in.getText();
    };
  }

  /** The member of this name. */
  public Json get(String name) {
    if (!(value instanceof Map<?, ?> map) || !map.containsKey(name)) {
      throw new IllegalArgumentException("no member " + name);
    }
    return new Json(map.get(name));
  }

  /** Whether there is a member of this name. */
  public boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** The elements. */
  public List<Json> list() {
    List<Json> out = new ArrayList<>();
    ((List<?>) value).forEach(element -> out.add(new Json(element)));
    return out;
  }

  /** The text. */
  public String text() {
    return (String) value;
  }

  /** The number, or a text that is one. */
  public long number() {
    return value instanceof Number n ? n.longValue() : Long.parseLong(text());
  }

  /** Whether it is true. */
  public boolean isTrue() {
    return (Boolean) value;
  }

  /** The value as a document. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName((String) entry.getKey());
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case Number number -> json.writeNumber(number.toString());
      default -> json.writeString(value.toString());
    }
  }
}
