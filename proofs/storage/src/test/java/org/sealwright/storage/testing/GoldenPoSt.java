// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.PoStKind;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStConfig;
import org.sealwright.storage.post.PoStRandomness;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorVanillaProof;
import org.sealwright.storage.post.circuit.PoStSector;
import org.sealwright.storage.post.circuit.PoStShape;

/** A Window or Winning PoSt that the reference proved. */
public final class GoldenPoSt {
  private final Json doc;

  private GoldenPoSt(Json doc) {
    this.doc = doc;
  }

  /** {@code window-2k} or {@code winning-2k}. */
  public static GoldenPoSt named(String name) {
    return new GoldenPoSt(Json.resource("/vectors/post/" + name + ".json"));
  }

  /** A document of the reference's, from anywhere. */
  public static GoldenPoSt of(Json doc) {
    return new GoldenPoSt(doc);
  }

  /** The document. */
  public Json json() {
    return doc;
  }

  /** A field of the document. */
  public Json get(String name) {
    return doc.get(name);
  }

  /** Size, kind, version. */
  public PoStConfig config() {
    return new PoStConfig(
        SectorSize.ofBytes(get("sectorSize").number()),
        get("kind").text().equals("winning") ? PoStKind.WINNING : PoStKind.WINDOW,
        ApiVersion.parse(get("apiVersion").text()));
  }

  /** The randomness. */
  public PoStRandomness randomness() {
    return new PoStRandomness(Bytes32.fromHex(get("randomness").text()));
  }

  /** The prover. */
  public ProverId prover() {
    return ProverId.fromHex(get("proverId").text());
  }

  /** Numbers of the sectors in the document's order. */
  public List<Long> sectorNumbers() {
    return get("sectors").list().stream().map(s -> s.get("sectorId").number()).toList();
  }

  /** Commitment of the sector that a vanilla proof is of, as the list of sectors has it. */
  public Bytes32 commR(SectorVanillaProof proof) {
    return commitments().get(proof.sector());
  }

  /** Commitments by number. */
  public SortedMap<Long, Bytes32> commitments() {
    SortedMap<Long, Bytes32> all = new TreeMap<>(Long::compareUnsigned);
    get("sectors")
        .list()
        .forEach(s -> all.put(s.get("sectorId").number(), Bytes32.fromHex(s.get("commR").text())));
    return all;
  }

  /** What was proved. */
  public PoStStatement statement() {
    return new PoStStatement(config(), prover(), randomness(), commitments());
  }

  /** Challenges by number. */
  public SortedMap<Long, List<Long>> challenges() {
    SortedMap<Long, List<Long>> all = new TreeMap<>(Long::compareUnsigned);
    for (long sector : sectorNumbers()) {
      Json list = get("challenges").get(Long.toUnsignedString(sector));
      all.put(sector, list.list().stream().map(Json::number).toList());
    }
    return all;
  }

  /** The vanilla proofs as bytes. */
  public List<byte[]> vanillaBytes() {
    return get("vanillaProofsBincode").list().stream()
        .map(proof -> HexFormat.of().parseHex(proof.text()))
        .toList();
  }

  /** The vanilla proofs. */
  public List<SectorVanillaProof> vanillaProofs() {
    return vanillaBytes().stream().map(SectorVanillaProof::fromBytes).toList();
  }

  /** The proof of all partitions. */
  public byte[] proof() {
    return HexFormat.of().parseHex(get("proof").text());
  }

  /** The document with another proof. */
  public byte[] withProof(byte[] proof) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) doc.value()).forEach((name, value) -> members.put((String) name, value));
    members.put("proof", HexFormat.of().formatHex(proof));
    return new Json(members).toBytes();
  }

  /**
   * What each partition's circuit proves. Of a sector with more challenges than the shape gives a
   * place, every place takes some; the last sector fills the places left over.
   */
  public List<List<PoStSector>> partitions(PoStShape shape) {
    List<PoStSector> places = new ArrayList<>();
    for (SectorVanillaProof proof : vanillaProofs()) {
      int count = shape.challenges();
      for (int i = 0; i < proof.inclusions().size(); i += count) {
        places.add(
            new PoStSector(
                proof.commR(),
                proof.commC(),
                proof.commRLast(),
                proof.inclusions().subList(i, i + count)));
      }
    }
    while (places.size() % shape.sectors() != 0) {
      places.add(places.getLast());
    }
    List<List<PoStSector>> partitions = new ArrayList<>();
    for (int i = 0; i < places.size(); i += shape.sectors()) {
      partitions.add(Collections.unmodifiableList(places.subList(i, i + shape.sectors())));
    }
    return partitions;
  }
}
