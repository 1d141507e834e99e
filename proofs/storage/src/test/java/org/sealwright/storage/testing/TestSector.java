// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;
import org.sealwright.storage.seal.PreCommit1Output;
import org.sealwright.storage.seal.PreCommit2Output;
import org.sealwright.storage.seal.Sealer;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.seal.SectorSpec;

/** A small sector of one piece in a folder of its own. */
public final class TestSector {
  private final SectorSpec spec;
  private final SectorPaths paths;
  private final Path staged;
  private final byte[] data;
  private final List<PieceInfo> pieces;

  private TestSector(SectorSpec spec, Path folder, Path staged, byte[] data, PieceInfo piece) {
    this.spec = spec;
    this.paths = SectorPaths.in(folder);
    this.staged = staged;
    this.data = data;
    this.pieces = List.of(piece);
  }

  /** What is sealed. */
  public SectorSpec spec() {
    return spec;
  }

  /** Its files. */
  public SectorPaths paths() {
    return paths;
  }

  /** The padded data. */
  public Path staged() {
    return staged;
  }

  /** The raw data. */
  public byte[] data() {
    return data.clone();
  }

  /** The one piece. */
  public List<PieceInfo> pieces() {
    return pieces;
  }

  /** Prover 1000, ticket of ones: what the specification's vectors use. */
  public static SectorSpec spec(PoRepConfig config, long sectorId) {
    byte[] prover = new byte[Bytes32.LENGTH];
    prover[0] = (byte) 0xe8;
    prover[1] = 7;
    return new SectorSpec(
        config, new ProverId(Bytes32.of(prover)), sectorId, Ticket.fromHex("01".repeat(32)));
  }

  /** Stages {@code data}, which fill the sector. */
  public static TestSector stage(SectorSpec spec, byte[] data, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path staged = folder.resolve("staged");
    try (FileChannel out =
        FileChannel.open(
            staged,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      PieceInfo piece =
          new PieceWriter(TestData.kernels())
              .addPiece(
                  new ByteArrayInputStream(data),
                  out,
                  new UnpaddedPieceSize(data.length),
                  List.of())
              .piece();
      return new TestSector(spec, folder, staged, data, piece);
    }
  }

  /** Stages random data. */
  public static TestSector random(PoRepConfig config, long seed, Path folder) throws IOException {
    int bytes = Math.toIntExact(config.sectorSize().unpaddedBytes());
    return stage(spec(config, seed), TestData.stream(seed, bytes), folder);
  }

  /** Raw byte i is {@code 7 i + 3}. */
  public static byte[] ramp(SectorSize size) {
    byte[] data = new byte[Math.toIntExact(size.unpaddedBytes())];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (7 * i + 3);
    }
    return data;
  }

  /** Runs PreCommit1. */
  public PreCommit1Output preCommit1(Sealer sealer) throws IOException {
    return sealer.preCommit1(spec, staged, paths, pieces);
  }

  /** Runs both phases. */
  public PreCommit2Output preCommit(Sealer sealer) throws IOException {
    return sealer.preCommit2(spec, paths, preCommit1(sealer));
  }

  /** Name to contents of all files in {@code folder}. */
  public static Map<String, Bytes32> digests(Path folder) throws IOException {
    Map<String, Bytes32> files = new HashMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        byte[] sha = Digests.sha256().digest(Files.readAllBytes(file));
        files.put(file.getFileName().toString(), Bytes32.of(sha));
      }
    }
    return files;
  }

  /** Adds 1 to one byte of a file. */
  public static void damage(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[Math.toIntExact(at)]++;
    Files.write(file, bytes);
  }
}
