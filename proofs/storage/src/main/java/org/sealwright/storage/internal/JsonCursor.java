// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * Reads one JSON document value by value, in any key order, skipping what it does not know; every
 * complaint names the place. Nothing is allocated ahead of the input.
 */
public final class JsonCursor implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;

  /** Over a stream of UTF-8, which it closes. */
  public JsonCursor(InputStream in) throws IOException {
    try {
      this.parser = FACTORY.createParser(in);
    } catch (java.io.CharConversionException e) {
      throw new MalformedInputException("JSON: neither UTF-8 nor UTF-16 nor UTF-32", e);
    }
    advance();
  }

  /** Handles one field of an object; the cursor is on its value, which it must consume. */
  @FunctionalInterface
  public interface FieldReader {
    /** Returns whether the field is known; the value of an unknown one is skipped. */
    boolean read(String name) throws IOException;
  }

  /** Reads a value. */
  @FunctionalInterface
  public interface ValueReader<T> {
    /** Consumes the value that the cursor is on. */
    T read() throws IOException;
  }

  /** Reads an object and moves past it. */
  public void object(FieldReader fields) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    advance();
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      advance();
      if (!fields.read(name)) {
        skip();
      }
    }
    expect(JsonToken.END_OBJECT, "a field or the end of the object");
    advance();
  }

  /** Reads an array of at most {@code max} values and moves past it. */
  public <T> List<T> array(int max, ValueReader<T> value) throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
    advance();
    List<T> out = new ArrayList<>();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      if (out.size() == max) {
        throw malformed("more than " + max + " elements");
      }
      out.add(value.read());
    }
    advance();
    return out;
  }

  /** Reads an integer from {@code min} to {@code max}. */
  public long number(long min, long max) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    long value;
    try {
      value = parser.getLongValue();
    } catch (JsonProcessingException e) {
      throw malformed("integer out of range");
    }
    if (value < min || value > max) {
      throw malformed("got " + value + ", wanted " + min + " to " + max);
    }
    advance();
    return value;
  }

  /** Reads a string. */
  public String string() throws IOException {
    expect(JsonToken.VALUE_STRING, "a string");
    try {
      String value = parser.getText();
      advance();
      return value;
    } catch (JsonProcessingException e) {
      throw translate(e);
    } catch (java.io.CharConversionException e) {
      throw notUtf8(e);
    }
  }

  /** Whether the value is {@code null}. */
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** Whether the value is an array. */
  public boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /** Whether the value is a string. */
  public boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /** Reads an array of 32 numbers 0 to 255. */
  public Bytes32 bytes32() throws IOException {
    expect(JsonToken.START_ARRAY, "an array of 32 bytes");
    byte[] bytes = new byte[Bytes32.LENGTH];
    advance();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) number(0, 255);
    }
    expect(JsonToken.END_ARRAY, "the end of 32 bytes");
    advance();
    return Bytes32.of(bytes);
  }

  /** Skips the value. */
  public void skip() throws IOException {
    if (parser.currentToken() == null) {
      throw malformed("the document ends early");
    }
    try {
      parser.skipChildren();
    } catch (JsonProcessingException e) {
      throw translate(e);
    } catch (java.io.CharConversionException e) {
      throw notUtf8(e);
    }
    advance();
  }

  /** Checks that nothing follows. */
  public void end() throws IOException {
    if (parser.currentToken() != null) {
      throw malformed("more follows the document");
    }
  }

  /** A complaint about the current place. */
  public MalformedInputException malformed(String complaint) {
    return new MalformedInputException("JSON at " + where() + ": " + complaint);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private void expect(JsonToken token, String wanted) {
    if (parser.currentToken() != token) {
      throw malformed("got " + parser.currentToken() + ", wanted " + wanted);
    }
  }

  private void advance() throws IOException {
    try {
      parser.nextToken();
    } catch (JsonProcessingException e) {
      throw translate(e);
    } catch (java.io.CharConversionException e) {
      throw notUtf8(e);
    }
  }

  private MalformedInputException notUtf8(java.io.CharConversionException e) {
    return new MalformedInputException("JSON at " + where() + ": not UTF-8", e);
  }

  private MalformedInputException translate(JsonProcessingException e) {
    return new MalformedInputException("JSON at " + where() + ": " + e.getOriginalMessage(), e);
  }

  private String where() {
    var location = parser.currentLocation();
    return "line "
        + location.getLineNr()
        + ", column "
        + location.getColumnNr()
        + " ("
        + parser.getParsingContext().pathAsPointer()
        + ")";
  }
}
