// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.storage.post.circuit.PoStSector;
import org.sealwright.storage.post.circuit.PoStShape;

/** A Window or Winning PoSt over 2 KiB sectors that the reference proved. */
public final class GoldenPoSt {
  private final Json doc;

  private GoldenPoSt(Json doc) {
    this.doc = doc;
  }

  /** {@code window-2k} or {@code winning-2k}. */
  public static GoldenPoSt named(String name) {
    return new GoldenPoSt(Json.resource("/vectors/post/" + name + ".json"));
  }

  /** A field of the document. */
  public Json get(String name) {
    return doc.get(name);
  }

  /**
   * What each partition's circuit proves. Of a sector with more challenges than the shape gives a
   * place, every place takes some; the last sector fills the places left over.
   */
  public List<List<PoStSector>> partitions(PoStShape shape) {
    List<PoStSector> places = new ArrayList<>();
    for (Json proof : doc.get("vanillaProofsBincode").list()) {
      places.addAll(places(HexFormat.of().parseHex(proof.text()), shape.challenges()));
    }
    while (places.size() % shape.sectors() != 0) {
      places.add(places.getLast());
    }
    List<List<PoStSector>> partitions = new ArrayList<>();
    for (int i = 0; i < places.size(); i += shape.sectors()) {
      partitions.add(places.subList(i, i + shape.sectors()));
    }
    return partitions;
  }

  /** FallbackPoStSectorProof in bincode, with paths of single trees. */
  private static List<PoStSector> places(byte[] bytes, int challenges) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.getLong();
    Bytes32 commR = node(in);
    if (in.getLong() != 1) {
      throw new AssertionError("one proof a sector expected");
    }
    List<InclusionProof> paths = new ArrayList<>();
    for (long i = in.getLong(); i > 0; i--) {
      paths.add(path(in));
    }
    Bytes32 commC = node(in);
    Bytes32 commRLast = node(in);
    List<PoStSector> places = new ArrayList<>();
    for (int i = 0; i < paths.size(); i += challenges) {
      places.add(new PoStSector(commR, commC, commRLast, paths.subList(i, i + challenges)));
    }
    return Collections.unmodifiableList(places);
  }

  private static InclusionProof path(ByteBuffer in) {
    if (in.getInt() != 0) {
      throw new AssertionError("single tree expected");
    }
    Bytes32 root = node(in);
    Bytes32 leaf = node(in);
    List<PathElement> levels = new ArrayList<>();
    for (long i = in.getLong(); i > 0; i--) {
      List<Bytes32> siblings = new ArrayList<>();
      for (long j = in.getLong(); j > 0; j--) {
        siblings.add(node(in));
      }
      levels.add(new PathElement(siblings, Math.toIntExact(in.getLong())));
    }
    return InclusionProof.single(root, leaf, levels);
  }

  private static Bytes32 node(ByteBuffer in) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    in.get(bytes);
    return Bytes32.of(bytes);
  }
}
