// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.sealwright.snark.curve.Scalar;

/** What the reference made of {@code x^3 + x + 5 = y}: parameters and proofs. */
final class Tiny {
  private Tiny() {}

  /**
   * A proof of the reference's with everything that went into it.
   *
   * @param x witness
   * @param y public input
   * @param r blinding factor of A
   * @param s blinding factor of B
   * @param hex the proof
   */
  record Golden(Scalar x, Scalar y, Scalar r, Scalar s, String hex) {
    byte[] proof() {
      return HexFormat.of().parseHex(hex);
    }
  }

  static byte[] bytes(String name) {
    try (InputStream in = Tiny.class.getResourceAsStream("/vectors/groth16/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static VerifyingKey verifyingKey() {
    return VerifyingKey.fromBytes(bytes("tiny.vk"));
  }

  /** The parameter file, copied into a folder. */
  static Path parameters(Path folder) {
    return write(folder, bytes("tiny.params"));
  }

  static Path write(Path folder, byte[] contents) {
    try {
      return Files.write(folder.resolve("tiny.params"), contents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Golden> proofs() {
    List<Golden> proofs = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(bytes("tiny.json"))) {
      while (!"proofs".equals(json.currentName()) || json.currentToken() != JsonToken.START_ARRAY) {
        json.nextToken();
        if (json.currentToken() == JsonToken.START_ARRAY && !"proofs".equals(json.currentName())) {
          json.skipChildren();
        }
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          fields.put(name, json.nextTextValue());
        }
        proofs.add(
            new Golden(
                scalar(fields.get("x")),
                scalar(fields.get("y")),
                scalar(fields.get("r")),
                scalar(fields.get("s")),
                fields.get("proof")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return proofs;
  }

  private static Scalar scalar(String hex) {
    return Scalar.fromBytesLe(HexFormat.of().parseHex(hex), 0);
  }
}
