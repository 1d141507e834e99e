// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealwright.hashing.MalformedInputException;

/**
 * Reads small JSON documents of a known form: every field must be known, nothing may come twice,
 * nothing may follow, and everything is bounded.
 */
final class StrictJson {
  /** Bytes of the longest document; the network's manifest has 12 KiB. */
  static final int MAX_BYTES = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNameLength(512)
                  .maxStringLength(4096)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final String place;
  private final JsonParser parser;

  /** Reads one field's value, which the cursor is on, and leaves the cursor on its last token. */
  @FunctionalInterface
  interface Field {
    void read(StrictJson json, String name) throws IOException;
  }

  private StrictJson(String place, JsonParser parser) {
    this.place = place;
    this.parser = parser;
  }

  /** Reads a file that holds one object. */
  static void readFile(Path file, Field field) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      read(file.toString(), in, field);
    }
  }

  /**
   * Reads a document that is one object.
   *
   * @throws MalformedInputException for anything else, naming {@code place}
   */
  static void read(String place, InputStream in, Field field) throws IOException {
    byte[] document = in.readNBytes(MAX_BYTES + 1);
    if (document.length > MAX_BYTES) {
      throw new MalformedInputException(place + ": more than " + MAX_BYTES + " bytes of JSON");
    }
    try (JsonParser parser = FACTORY.createParser(document)) {
      StrictJson json = new StrictJson(place, parser);
      parser.nextToken();
      json.object(field);
      if (parser.nextToken() != null) {
        throw json.malformed("more follows the document");
      }
    } catch (JsonProcessingException e) {
      throw new MalformedInputException(place + ": " + e.getOriginalMessage() + where(e), e);
    } catch (CharConversionException e) {
      throw new MalformedInputException(place + ": no UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("an array can be read", e);
    }
  }

  /** Reads an object. */
  void object(Field field) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      field.read(this, name);
    }
    expect(JsonToken.END_OBJECT, "a field or the end of the object");
  }

  /** Reads a string. */
  String string() throws IOException {
    expect(JsonToken.VALUE_STRING, "a string");
    return parser.getText();
  }

  /** Reads an integer of {@code min} to 2^63 - 1. */
  long number(long min) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    long value = parser.getLongValue();
    if (value < min) {
      throw malformed("got " + value + ", wanted " + min + " or more");
    }
    return value;
  }

  /** A complaint about the current place. */
  MalformedInputException malformed(String complaint) {
    return new MalformedInputException(
        place + ": " + complaint + " (at " + parser.getParsingContext().pathAsPointer() + ")");
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  private void expect(JsonToken token, String wanted) {
    if (parser.currentToken() != token) {
      throw malformed("got " + parser.currentToken() + ", wanted " + wanted);
    }
  }
}
