// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.cli.Session;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.seal.Unsealer;

/** The bytes that lie sealed in a folder, in one sector or several, as one sequence. */
public final class SealedData {

  private record Part(SectorFolder folder, SectorDocument sector, Bytes32 commD, long length) {}

  private final Session session;
  private final List<Part> parts;

  private SealedData(Session session, List<Part> parts) {
    this.session = session;
    this.parts = parts;
  }

  /** What is in {@code folder}: a file by its manifest, or else one whole sector. */
  public static SealedData in(Session session, Path folder) throws SectorFileException {
    List<Part> parts = new ArrayList<>();
    if (!Manifest.isIn(folder)) {
      SectorFolder only = new SectorFolder(session, folder);
      SectorDocument sector = only.document();
      long length = sector.spec().config().sectorSize().unpaddedBytes();
      parts.add(new Part(only, sector, commD(sector), length));
      return new SealedData(session, parts);
    }
    for (Manifest.Part part : Manifest.read(folder).parts()) {
      Path place = folder.resolve(part.folder());
      SectorFolder sealed = new SectorFolder(session, place);
      SectorDocument sector = sealed.document();
      if (!commD(sector).equals(part.commD())) {
        throw new SealingException(
            "unseal", place + " has another comm_d than " + Manifest.FILE + " says");
      }
      parts.add(new Part(sealed, sector, part.commD(), part.length()));
    }
    return new SealedData(session, parts);
  }

  /** A sector that stopped after PreCommit1 has its comm_d in its pieces only. */
  private static Bytes32 commD(SectorDocument sector) {
    return sector
        .commitments()
        .map(both -> both.commD())
        .orElseGet(() -> CommD.compute(sector.spec().config().sectorSize(), sector.pieces()));
  }

  /** Bytes in all. */
  public long length() {
    return parts.stream().mapToLong(Part::length).sum();
  }

  /**
   * Checks a range.
   *
   * @throws MalformedInputException where it is not all in the data
   */
  public void requireRange(long offset, long count) {
    if (offset < 0 || count < 0 || offset > length() - count) {
      throw new MalformedInputException(
          "range " + offset + " + " + count + " is not in the " + length() + " bytes sealed");
    }
  }

  /** Writes the bytes {@code offset .. offset + count - 1}. */
  public void copyTo(long offset, long count, WritableByteChannel out) throws IOException {
    Unsealer unsealer = new Unsealer(session.sealer());
    long begin = 0;
    for (Part part : parts) {
      long from = Math.max(offset, begin);
      long to = Math.min(offset + count, begin + part.length());
      if (from < to) {
        unsealer.unseal(
            part.sector().spec(), part.folder().paths(), part.commD(), from - begin, to - from, out);
      }
      begin += part.length();
    }
  }
}
