// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.benchmarks.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object in memory: small documents that we or our peers wrote.
 *
 * @param fields strings, numbers, objects as {@code Json}, arrays as lists
 */
record Json(Map<String, Object> fields) {
  static final JsonFactory FACTORY = new JsonFactory();

  static Json parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      if (value(parser) instanceof Json object) {
        return object;
      }
      throw new IOException("not a JSON object: " + text);
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) throws IOException {
    return required(name, String.class);
  }

  double number(String name) throws IOException {
    return required(name, Number.class).doubleValue();
  }

  Json object(String name) throws IOException {
    return required(name, Json.class);
  }

  List<Double> numbers(String name) throws IOException {
    List<Double> out = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      out.add(((Number) element).doubleValue());
    }
    return out;
  }

  List<Json> objects(String name) throws IOException {
    List<Json> out = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      out.add((Json) element);
    }
    return out;
  }

  private <T> T required(String name, Class<T> type) throws IOException {
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new IOException("field " + name + " is " + value + " in " + fields);
    }
    return type.cast(value);
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        yield new Json(fields);
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        yield elements;
      }
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case null -> throw new IOException("the JSON text is empty or cut off");
      default -> throw new IOException("unexpected " + parser.currentToken());
    };
  }
}
