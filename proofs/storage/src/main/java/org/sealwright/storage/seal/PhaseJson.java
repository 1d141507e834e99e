// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.internal.JsonCursor;

/**
 * JSON of the phases' outputs, as the reference serialises them. Two forms: the bare one of {@code
 * filecoin-proofs}, and the one of {@code filecoin-ffi}, which names the registered proof and wraps
 * labels and proofs in a variant named after the sector size. Readers take either, in any key
 * order, with unknown keys (Lotus adds some, Curio makes paths up).
 */
public final class PhaseJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private PhaseJson() {}

  /** PreCommit1's output in the bare form. */
  public static void writeBare(PreCommit1Output output, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      new PreCommit1Json(json).write(output, null);
    }
  }

  /** PreCommit1's output as {@code filecoin-ffi} passes it. */
  public static void writeFfi(PreCommit1Output output, RegisteredSealProof proof, OutputStream out)
      throws IOException {
    requireSize(output.sectorSize(), proof);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      new PreCommit1Json(json).write(output, proof);
    }
  }

  /**
   * PreCommit1's output in either form. The input is closed.
   *
   * @throws MalformedInputException where it is no such document
   */
  public static PreCommit1Output readPreCommit1(InputStream in) throws IOException {
    try (JsonCursor json = new JsonCursor(in)) {
      PreCommit1Output output = PreCommit1Json.read(json);
      json.end();
      return output;
    }
  }

  /** Commit1's output in the bare form. */
  public static void writeBare(Commit1Output output, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      new Commit1Json(json).write(output, null);
    }
  }

  /** Commit1's output as {@code filecoin-ffi} passes it. */
  public static void writeFfi(Commit1Output output, RegisteredSealProof proof, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      new Commit1Json(json).write(output, proof);
    }
  }

  /**
   * Commit1's output in either form. The input is closed.
   *
   * @throws MalformedInputException where it is no such document
   */
  public static Commit1Output readCommit1(InputStream in) throws IOException {
    try (JsonCursor json = new JsonCursor(in)) {
      Commit1Output output = Commit1JsonReader.read(json);
      json.end();
      return output;
    }
  }

  private static void requireSize(
      org.sealwright.storage.SectorSize size, RegisteredSealProof proof) {
    if (proof.sectorSize() != size) {
      throw new IllegalArgumentException(proof + " is of another sector size than " + size.label());
    }
  }
}
