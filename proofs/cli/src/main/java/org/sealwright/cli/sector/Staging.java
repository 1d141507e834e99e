// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.cli.Session;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceAlignment;
import org.sealwright.storage.piece.PieceHasher;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;

/** Puts pieces, padded, into one file as long as the sector. */
final class Staging {
  private static final String PHASE = "staging";

  private final Session session;
  private final SectorSize sector;

  Staging(Session session, SectorSize sector) {
    this.session = session;
    this.sector = sector;
  }

  /**
   * Checks that the pieces, each at a multiple of its size, fill the sector to the last byte.
   *
   * @throws MalformedInputException where not
   */
  static void requireFull(SectorSize sector, List<PieceSource> pieces) {
    long sum =
        PieceAlignment.sumPieceBytesWithAlignment(
            pieces.stream().map(PieceSource::size).toList());
    if (sum != sector.unpaddedBytes()) {
      throw new MalformedInputException(
          "the pieces, aligned, have "
              + sum
              + " bytes, wanted exactly "
              + sector.unpaddedBytes()
              + " for a sector of "
              + sector.bytes()
              + " (the short form, seal FILE --out DIR, fills up)");
    }
  }

  /**
   * Writes the file, or, where it is there, hashes the pieces only: PreCommit1 will find out whether
   * it holds them.
   */
  List<PieceInfo> stage(Path staged, List<PieceSource> sources) throws IOException {
    if (!Files.exists(staged)) {
      List<PieceInfo> pieces = new ArrayList<>();
      SafeFile.write(staged, out -> pieces.addAll(write(out, sources)));
      return pieces;
    }
    long bytes = Files.size(staged);
    if (bytes != sector.bytes()) {
      throw new SealingException(
          PHASE,
          staged
              + " is there with "
              + bytes
              + " bytes, wanted "
              + sector.bytes()
              + "; it belongs to another sector, so take another folder");
    }
    List<PieceInfo> pieces = new ArrayList<>();
    PieceHasher hasher = session.pieceHasher("pieces");
    for (PieceSource source : sources) {
      if (source.isZeros()) {
        pieces.add(PieceInfo.zero(source.size().padded()));
      } else {
        try (InputStream in = source.open()) {
          pieces.add(hasher.hash(in, source.size()));
        }
      }
    }
    return pieces;
  }

  private List<PieceInfo> write(FileChannel out, List<PieceSource> sources) throws IOException {
    PieceWriter writer = new PieceWriter(session.kernels());
    Step step = session.work().step("staging", sector.unpaddedBytes(), "bytes");
    List<UnpaddedPieceSize> existing = new ArrayList<>();
    List<PieceInfo> pieces = new ArrayList<>();
    for (PieceSource source : sources) {
      if (source.isZeros()) {
        out.position(out.position() + source.size().padded().bytes());
        pieces.add(PieceInfo.zero(source.size().padded()));
        step.add(source.size().bytes());
      } else {
        try (InputStream in = new Counted(source.open(), step)) {
          pieces.add(writer.addPiece(in, out, source.size(), existing).piece());
        } catch (MalformedInputException e) {
          throw new SectorFileException("read", source.file(), "it changed: " + e.getMessage());
        }
      }
      existing.add(source.size());
    }
    // A last zero byte where the end is a hole, so that the file is as long as the sector.
    if (out.size() < sector.bytes()) {
      out.write(ByteBuffer.allocate(1), sector.bytes() - 1);
    }
    return pieces;
  }

  /** Counts what is read, which is also where a cancellation takes effect. */
  private static final class Counted extends FilterInputStream {
    private final Step step;

    Counted(InputStream in, Step step) {
      super(in);
      this.step = step;
    }

    @Override
    public int read(byte[] out, int offset, int count) throws IOException {
      int n = super.read(out, offset, count);
      if (n > 0) {
        step.add(n);
      }
      return n;
    }
  }
}
