// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterKind;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.proof.SealStatement;

/** Proofs and aggregates of 2 KiB sectors that the reference made, and their keys. */
public final class GoldenProof {
  private static final String ROOT = "/vectors/porep-proof/";

  private final Json doc;

  private GoldenProof(Json doc) {
    this.doc = doc;
  }

  /** A document such as {@code s2k-1-proved}. */
  public static GoldenProof named(String name) {
    return new GoldenProof(Json.resource(ROOT + name + ".json"));
  }

  /** The document. */
  public Json json() {
    return doc;
  }

  /** Writes the verifying key of them all, and an SRS for 16 proofs, to a folder. */
  public static Path keys(Path folder) {
    String key = SealCircuit.name(SectorSize.KIB_2).fileName(ParameterKind.VERIFYING_KEY);
    try {
      for (String file : List.of(key, CircuitName.AGGREGATION_SRS)) {
        try (InputStream in = GoldenProof.class.getResourceAsStream(ROOT + file)) {
          Files.write(folder.resolve(file), in.readAllBytes());
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a proof is about. */
  public SealStatement statement() {
    return statement(doc);
  }

  /** What an aggregate is about. */
  public List<SealStatement> statements() {
    return doc.get("sectors").list().stream().map(this::statement).toList();
  }

  /** The proof or the aggregate. */
  public byte[] proof() {
    return HexFormat.of().parseHex(doc.get(doc.has("proof") ? "proof" : "aggregateProof").text());
  }

  /** The public inputs that the reference derived, for each partition. */
  public List<List<String>> publicInputs() {
    return doc.get("publicInputs").list().stream()
        .map(partition -> partition.list().stream().map(Json::text).toList())
        .toList();
  }

  private SealStatement statement(Json sector) {
    PoRepConfig config =
        new PoRepConfig(
            SectorSize.ofBytes(doc.get("sectorSize").number()),
            bytes(doc, "porepId"),
            ApiVersion.parse(doc.get("apiVersion").text()),
            PoRepFeature.parse(doc.get("feature").text()));
    return new SealStatement(
        config,
        new ProverId(bytes(sector, "proverId")),
        sector.get("sectorId").number(),
        new Ticket(bytes(sector, "ticket")),
        new InteractiveSeed(bytes(sector, "seed")),
        bytes(sector, "commD"),
        bytes(sector, "commR"));
  }

  private static Bytes32 bytes(Json object, String name) {
    return Bytes32.fromHex(object.get(name).text());
  }
}
