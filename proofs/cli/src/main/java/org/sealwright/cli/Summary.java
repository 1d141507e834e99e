// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.cli.sector.Manifest;
import org.sealwright.cli.sector.SectorDocument;
import org.sealwright.hashing.cid.PieceCid;
import org.sealwright.hashing.cid.SealedCid;

/** What sealing tells in the end. */
final class Summary {
  private Summary() {}

  /** Commitments of a sector after PreCommit2; the first three names are fixed for scripts. */
  static Map<String, Object> commitments(SectorDocument sector) {
    Map<String, Object> out = new LinkedHashMap<>();
    sector
        .commitments()
        .ifPresent(
            both -> {
              out.put("commD", both.commD());
              out.put("commR", both.commR());
            });
    sector.replicaSha256().ifPresent(digest -> out.put("replicaSha256", digest));
    sector
        .commitments()
        .ifPresent(
            both -> {
              out.put("unsealedCid", new PieceCid(both.commD()));
              out.put("sealedCid", new SealedCid(both.commR()));
            });
    return out;
  }

  /** A sealed file for people. */
  static void print(Console console, Manifest manifest) {
    line(console, "file", manifest.fileName() + " (" + manifest.length() + " bytes)");
    line(console, "piece CID", manifest.pieceCid());
    line(console, "piece CID v2", manifest.pieceCidV2());
    for (Manifest.Part part : manifest.parts()) {
      line(
          console,
          part.folder(),
          manifest.sectorSize().label()
              + ", bytes "
              + part.offset()
              + " to "
              + (part.offset() + part.length() - 1));
      line(console, "  unsealed CID", new PieceCid(part.commD()));
      line(console, "  sealed CID", new SealedCid(part.commR()));
    }
  }

  private static void line(Console console, String name, Object value) {
    console.out().println(String.format("%-14s  %s", name, value));
  }
}
