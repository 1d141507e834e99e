// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.sealwright.snark.curve.Scalar;

/** A PoRep of 2 KiB that the reference proved: one partition and its public inputs. */
record ProvedSeal(Proof proof, List<Scalar> inputs) {
  static ProvedSeal read(String name) {
    Proof proof = null;
    List<Scalar> inputs = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(Tiny.bytes(name))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "proof".equals(json.currentName())) {
          proof = Proof.fromBytes(HexFormat.of().parseHex(json.getText()));
        } else if (token == JsonToken.VALUE_STRING && json.currentName() == null) {
          inputs.add(Scalar.fromBytesLe(HexFormat.of().parseHex(json.getText()), 0));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProvedSeal(proof, inputs);
  }
}
