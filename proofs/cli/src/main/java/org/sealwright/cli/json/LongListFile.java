// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.hashing.MalformedInputException;

/**
 * A file with one JSON object, one member of which is a list of texts that may be of any length. It
 * is never in memory as a whole.
 *
 * @param file the file, read anew by every method
 * @param list name of the member
 */
public record LongListFile(Path file, String list) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Takes the texts one by one. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one.
     *
     * @param place what to call it in complaints
     */
    void take(String place, String text);
  }

  /** Consumes the value of a member; the parser is on its name. */
  @FunctionalInterface
  private interface Visitor {
    void member(String name, JsonParser in, Counted bytes) throws IOException;
  }

  /**
   * All members but the list.
   *
   * @throws MalformedInputException where the file holds anything but one JSON object, or too much
   *     beside the list
   */
  public JsonDocument rest() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    walk(
        (name, in, bytes) -> {
          if (name.equals(list)) {
            bytes.counting = false;
            in.nextToken();
            in.skipChildren();
            bytes.counting = true;
          } else {
            members.put(name, JsonDocument.value(in, in.nextToken()));
          }
        });
    return new JsonDocument(file.toString(), members);
  }

  /**
   * Hands on the texts of the list; none where there is no list.
   *
   * @throws MalformedInputException where it is anything else
   */
  public void forEach(Taker taker) throws IOException {
    walk(
        (name, in, bytes) -> {
          bytes.counting = false;
          JsonToken token = in.nextToken();
          if (!name.equals(list)) {
            in.skipChildren();
            return;
          }
          int at = 0;
          while (token == JsonToken.START_ARRAY && in.nextToken() != JsonToken.END_ARRAY) {
            String place = file + ": " + list + "[" + at++ + "]";
            if (in.currentToken() != JsonToken.VALUE_STRING) {
              throw new MalformedInputException(place + " must be a text");
            }
            taker.take(place, in.getText());
          }
          if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            throw new MalformedInputException(file + ": " + list + " must be a list");
          }
        });
  }

  /**
   * Writes the object with some members changed.
   *
   * @param changes members to be put at the end instead of what they were; null leaves one out
   */
  public void copy(OutputStream out, Map<String, Object> changes) throws IOException {
    try (JsonGenerator json = JsonWriter.generator(out)) {
      json.writeStartObject();
      walk(
          (name, in, bytes) -> {
            bytes.counting = false;
            in.nextToken();
            if (changes.containsKey(name)) {
              in.skipChildren();
            } else {
              json.writeFieldName(name);
              json.copyCurrentStructure(in);
            }
          });
      for (Map.Entry<String, Object> change : changes.entrySet()) {
        if (change.getValue() != null) {
          json.writeFieldName(change.getKey());
          JsonWriter.write(json, change.getValue());
        }
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void walk(Visitor visitor) throws IOException {
    try (Counted bytes = new Counted(new BufferedInputStream(Files.newInputStream(file)));
        JsonParser in = FACTORY.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedInputException(file + " holds no JSON object");
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        visitor.member(name, in, bytes);
      }
      if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
        throw new MalformedInputException(file + " holds more than one JSON object");
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw new MalformedInputException(file + " is no JSON: " + e.getMessage(), e);
    }
  }

  /** Bounds what is kept, to a buffer's length. */
  private final class Counted extends FilterInputStream {
    private boolean counting = true;
    private long kept;

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] out, int at, int length) throws IOException {
      int got = super.read(out, at, length);
      if (counting && got > 0) {
        kept += got;
        if (kept > JsonDocument.MAX_BYTES) {
          throw new MalformedInputException(file + " is far too large for a JSON document");
        }
      }
      return got;
    }
  }
}
