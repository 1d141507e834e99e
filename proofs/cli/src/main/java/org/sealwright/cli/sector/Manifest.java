// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.cli.json.JsonWriter;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.cid.PieceCidV2;
import org.sealwright.hashing.cid.SealedCid;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;

/**
 * {@code manifest.json}: a file and the sectors that hold it.
 *
 * @param fileName name without a folder
 * @param length bytes of the file
 * @param commP piece commitment of the whole file
 * @param sectorSize of every sector
 * @param parts in the order of the file
 */
public record Manifest(
    String fileName, long length, Bytes32 commP, SectorSize sectorSize, List<Part> parts) {

  /** Name of the file. */
  public static final String FILE = "manifest.json";

  private static final String KIND = "sealwright-manifest";
  private static final int VERSION = 1;

  /**
   * One sector.
   *
   * @param folder name of its folder beside the manifest
   * @param offset where its bytes begin in the file
   * @param length how many there are, from the beginning of the sector
   * @param commD commitment to the sector's data
   * @param commR commitment to its replica
   */
  public record Part(String folder, long offset, long length, Bytes32 commD, Bytes32 commR) {}

  /** Checks that the parts make up the file. */
  public Manifest {
    parts = List.copyOf(parts);
    long at = 0;
    for (Part part : parts) {
      if (part.offset() != at || part.length() < 1 || part.length() > sectorSize.unpaddedBytes()) {
        throw new MalformedInputException(
            "manifest: part " + part.folder() + " does not follow the one before it");
      }
      if (!part.folder().matches("[A-Za-z0-9_-]+")) {
        throw new MalformedInputException("manifest: impossible folder " + part.folder());
      }
      at += part.length();
    }
    if (at != length || length < 1) {
      throw new MalformedInputException(
          "manifest: the parts have " + at + " bytes, the file " + length);
    }
  }

  /** Version 1 CID of the file as a piece. */
  public PieceCid pieceCid() {
    return new PieceCid(commP);
  }

  /** Version 2 CID of the file as a piece. */
  public PieceCidV2 pieceCidV2() {
    return PieceCidV2.of(pieceCid(), length);
  }

  /** Whether {@code folder} has a manifest. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * Reads the manifest of a folder.
   *
   * @throws MalformedInputException where it is none of ours
   */
  public static Manifest read(Path folder) throws SectorFileException {
    Path file = folder.resolve(FILE);
    try {
      JsonDocument json = JsonDocument.read(file);
      if (!json.text("kind").equals(KIND) || json.number("version") != VERSION) {
        throw new MalformedInputException(
            file + " is no " + KIND + " of version " + VERSION);
      }
      List<Part> parts = new ArrayList<>();
      for (JsonDocument part : json.objects("sectors")) {
        parts.add(
            new Part(
                part.text("folder"),
                part.number("offset"),
                part.number("length"),
                part.bytes32("commD"),
                part.bytes32("commR")));
      }
      return new Manifest(
          json.text("fileName"),
          json.number("payloadSize"),
          json.bytes32("commP"),
          SectorSize.ofBytes(json.number("sectorSize")),
          parts);
    } catch (SectorFileException e) {
      throw e;
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** Writes it to a folder. */
  public void write(Path folder) throws SectorFileException {
    SafeFile.writeText(folder.resolve(FILE), JsonWriter.toString(toMap()) + "\n");
  }

  /** The members in their order. */
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("kind", KIND);
    out.put("version", VERSION);
    out.put("fileName", fileName);
    out.put("payloadSize", length);
    out.put("commP", commP);
    out.put("pieceCid", pieceCid());
    out.put("pieceCidV2", pieceCidV2());
    out.put("sectorSize", sectorSize.bytes());
    out.put("testIdentities", true);
    out.put("sectors", parts.stream().map(Manifest::describe).toList());
    return out;
  }

  private static Map<String, Object> describe(Part part) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("folder", part.folder());
    out.put("offset", part.offset());
    out.put("length", part.length());
    out.put("commD", part.commD());
    out.put("unsealedCid", new PieceCid(part.commD()));
    out.put("commR", part.commR());
    out.put("sealedCid", new SealedCid(part.commR()));
    return out;
  }
}
