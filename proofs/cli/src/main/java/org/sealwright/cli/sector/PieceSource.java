// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.CommD;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.UnpaddedPieceSize;

/**
 * A piece to be sealed: a range of a file, zeros up to the size of the piece after it.
 *
 * @param file the file; null for a piece of nothing but zeros
 * @param offset where the range begins
 * @param length bytes of the range
 * @param size raw bytes of the piece
 */
public record PieceSource(Path file, long offset, long length, UnpaddedPieceSize size) {

  /**
   * A file that is a piece as it stands.
   *
   * @throws MalformedInputException unless it has {@code 127 * 2^k} bytes
   */
  public static PieceSource whole(Path file) throws SectorFileException {
    long bytes;
    try {
      bytes = Files.size(file);
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
    try {
      return new PieceSource(file, 0, bytes, new UnpaddedPieceSize(bytes));
    } catch (MalformedInputException e) {
      throw new MalformedInputException(
          file
              + " has "
              + bytes
              + " bytes; a piece must have 127 * 2^k (the short form, seal FILE --out DIR, pads)",
          e);
    }
  }

  /** A range of a file, padded to the smallest piece that holds it. */
  public static PieceSource padded(Path file, long offset, long length) {
    return new PieceSource(file, offset, length, PaddedPieceSize.forPayload(length).unpadded());
  }

  /** Zeros. */
  public static PieceSource zeros(UnpaddedPieceSize size) {
    return new PieceSource(null, 0, 0, size);
  }

  /** This piece and zeros up to the end of a sector. */
  List<PieceSource> fill(SectorSize sector) {
    List<PieceSource> sources = new ArrayList<>(List.of(this));
    List<PieceInfo> filled = CommD.fill(sector, List.of(PieceInfo.zero(size.padded())));
    filled.stream().skip(1).forEach(gap -> sources.add(zeros(gap.unpaddedSize())));
    return sources;
  }

  /** Whether there is nothing but zeros. */
  public boolean isZeros() {
    return file == null;
  }

  /** Exactly the bytes of the piece. */
  public InputStream open() throws SectorFileException {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(offset);
      return new PaddedStream(Channels.newInputStream(channel), length, size.bytes() - length);
    } catch (IOException e) {
      throw new SectorFileException("read", file, e);
    }
  }

  /** Some bytes of a stream and zeros after them; ends early where the stream does. */
  private static final class PaddedStream extends InputStream {
    private final InputStream in;
    private long left;
    private long zeros;

    PaddedStream(InputStream in, long length, long zeros) {
      this.in = in;
      this.left = length;
      this.zeros = zeros;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] out, int offset, int count) throws IOException {
      if (count == 0) {
        return 0;
      }
      if (left > 0) {
        int n = in.read(out, offset, (int) Math.min(count, left));
        left -= Math.max(n, 0);
        return n;
      }
      if (zeros == 0) {
        return -1;
      }
      int n = (int) Math.min(count, zeros);
      java.util.Arrays.fill(out, offset, offset + n, (byte) 0);
      zeros -= n;
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
