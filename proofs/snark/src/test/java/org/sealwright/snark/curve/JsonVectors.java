// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.curve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON document of vectors as a tree: {@link #at} goes down, {@link #text} and {@link #hex} read
 * a leaf, {@link #list} the elements of an array.
 */
public final class JsonVectors {
  private final Object node;

  private JsonVectors(Object node) {
    this.node = node;
  }

  /** The document in a resource of the test jar, such as {@code /vectors/groth16/tiny.json}. */
  public static JsonVectors resource(String path) {
    try (InputStream in = JsonVectors.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path);
      }
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document in {@code bytes}. */
  public static JsonVectors parse(byte[] bytes) {
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.nextToken();
      return new JsonVectors(value(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The member called {@code name}. */
  public JsonVectors at(String name) {
    Map<?, ?> map = (Map<?, ?>) node;
    if (!map.containsKey(name)) {
      throw new IllegalArgumentException("no member " + name + " among " + map.keySet());
    }
    return new JsonVectors(map.get(name));
  }

  /** The elements of an array. */
  public List<JsonVectors> list() {
    return ((List<?>) node).stream().map(JsonVectors::new).toList();
  }

  /** A leaf as text. */
  public String text() {
    return (String) node;
  }

  /** A leaf's bytes. */
  public byte[] hex() {
    return HexFormat.of().parseHex(text());
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, value(parser));
      }
      return map;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return parser.getText();
  }
}
