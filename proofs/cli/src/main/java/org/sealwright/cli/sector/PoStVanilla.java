// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.json.LongListFile;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.post.PoStException;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.SectorVanillaProof;

/** The vanilla proofs in a document about a proof of spacetime, which may be hundreds of MB. */
public final class PoStVanilla {
  private final Path file;
  private final LongListFile document;

  /** Of a document on disk. */
  public PoStVanilla(Path file) {
    this.file = file;
    this.document = new LongListFile(file, PoStDocument.VANILLA);
  }

  /**
   * The vanilla proofs of some of a statement's sectors.
   *
   * @param all what the whole document is about
   * @param some of its sectors
   * @throws MalformedInputException where there is none at all, or one that is none
   * @throws PoStException where one is of a sector that the document is not about
   */
  public List<SectorVanillaProof> read(PoStStatement all, PoStStatement some)
      throws SectorFileException {
    List<SectorVanillaProof> proofs = new ArrayList<>();
    int[] seen = new int[1];
    try {
      document.forEach(
          (place, hex) -> {
            seen[0]++;
            SectorVanillaProof proof = decode(place, hex);
            if (!all.sectors().containsKey(proof.sector())) {
              throw new PoStException(
                  place
                      + " is of sector "
                      + Long.toUnsignedString(proof.sector())
                      + ", which is none of the document's");
            }
            if (some.sectors().containsKey(proof.sector())) {
              proofs.add(proof);
            }
          });
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
    if (seen[0] == 0) {
      throw new MalformedInputException(
          file + " holds no vanilla proofs; post window --vanilla-only writes them");
    }
    return proofs;
  }

  private static SectorVanillaProof decode(String place, String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new MalformedInputException(place + " must be bytes in hexadecimal", e);
    }
    try {
      return SectorVanillaProof.fromBytes(bytes);
    } catch (MalformedInputException e) {
      throw new MalformedInputException(place + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes the document with a proof, whole or not at all; all else in it stays.
   *
   * @param statement what the proof is about
   * @param out where to; may be the document itself
   * @param vanilla whether vanilla proofs stay
   * @throws PoStException where the document is about something else by now
   */
  public void writeProved(PoStStatement statement, byte[] proof, Path out, boolean vanilla)
      throws SectorFileException {
    if (!PoStDocument.read(file).statement().equals(statement)) {
      throw new PoStException(file + " has changed, this is no proof of what it is about by now");
    }
    Map<String, Object> changes = new LinkedHashMap<>();
    if (!vanilla) {
      changes.put(PoStDocument.VANILLA, null);
    }
    changes.put(PoStDocument.PROOF, HexFormat.of().formatHex(proof));
    SafeFile.writeStream(
        out, stream -> document.copy(stream, Collections.unmodifiableMap(changes)));
  }
}
