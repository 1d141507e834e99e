// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Map;

/** Writes documents, indented, with keys in the order of the map. */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  /** The document as text without a line break at the end. */
  public static String toString(Object document) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      write(indented(json), document);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes everything", e);
    }
    return out.toString();
  }

  /** Writes the document and a line break; the stream is left open. */
  public static void write(OutputStream out, Object document) throws IOException {
    try (JsonGenerator json = generator(out)) {
      write(json, document);
      json.writeRaw('\n');
    }
  }

  /** Writes to a stream, which is left open, as all documents are written. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return indented(FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));
  }

  private static JsonGenerator indented(JsonGenerator json) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    return json.setPrettyPrinter(printer);
  }

  static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case Iterable<?> list when !(value instanceof java.nio.file.Path) -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case Boolean truth -> json.writeBoolean(truth);
      case BigInteger number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      // Commitments, CIDs, paths, enums: all have the text that people know.
      default -> json.writeString(value.toString());
    }
  }
}
