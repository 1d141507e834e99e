// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;
import org.sealwright.storage.seal.SectorSpec;

/** A sector that the reference sealed: {@code sector.json} and {@code commit1.json.gz}. */
public final class GoldenSector {
  private final Json doc;
  private final String commit1Resource;

  private GoldenSector(Json doc, String commit1Resource) {
    this.doc = doc;
    this.commit1Resource = commit1Resource;
  }

  /** One of the checked-in sectors, such as {@code s2k-1}. */
  public static GoldenSector named(String name) {
    String folder = "/vectors/sectors/" + name;
    return new GoldenSector(Json.resource(folder + "/sector.json"), folder + "/commit1.json.gz");
  }

  /** A sector that the oracle wrote to {@code folder}. */
  public static GoldenSector in(Path folder) {
    try (InputStream in = Files.newInputStream(folder.resolve("sector.json"))) {
      return new GoldenSector(Json.read(in), folder.resolve("commit1.json").toUri().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field of sector.json. */
  public Json get(String name) {
    return doc.get(name);
  }

  /** Whether sector.json has a field. */
  public boolean has(String name) {
    return doc.has(name);
  }

  /** A field of 32 bytes. */
  public Bytes32 bytes(String name) {
    return Bytes32.fromHex(doc.get(name).text());
  }

  /** Size of the sector. */
  public SectorSize size() {
    return SectorSize.ofBytes(doc.get("sectorSize").number());
  }

  /** What is sealed. */
  public SectorSpec spec() {
    PoRepConfig config =
        new PoRepConfig(
            size(),
            bytes("porepId"),
            ApiVersion.parse(doc.get("apiVersion").text()),
            PoRepFeature.parse(doc.get("feature").text()));
    return new SectorSpec(
        config,
        new ProverId(bytes("proverId")),
        doc.get("sectorId").number(),
        new Ticket(bytes("ticket")));
  }

  /** The chain's seed. */
  public InteractiveSeed seed() {
    return new InteractiveSeed(bytes("seed"));
  }

  /** Pieces as the reference committed to them. */
  public List<PieceInfo> pieces() {
    return doc.get("pieces").list().stream()
        .map(
            piece ->
                new PieceInfo(
                    Bytes32.fromHex(piece.get("commP").text()), piece.get("bytes").number()))
        .toList();
  }

  /** Raw data of piece {@code index}. */
  public byte[] data(int index) {
    Json piece = doc.get("pieces").list().get(index);
    return TestData.stream(
        piece.get("streamSeed").number(), Math.toIntExact(piece.get("bytes").number()));
  }

  /** Writes the staged file with our own piece writer. */
  public void stage(Path file) throws IOException {
    PieceWriter writer = new PieceWriter(TestData.kernels());
    List<UnpaddedPieceSize> existing = new ArrayList<>();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < pieces().size(); i++) {
        UnpaddedPieceSize size = pieces().get(i).unpaddedSize();
        writer.addPiece(new ByteArrayInputStream(data(i)), out, size, existing);
        existing.add(size);
      }
    }
  }

  /** Name to length and digest of the files after a phase. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> inventory(String phase) {
    return (Map<String, Object>) doc.get(phase).value();
  }

  /** The reference's Commit1 output. */
  public InputStream commit1() throws IOException {
    if (commit1Resource.startsWith("file:")) {
      return Files.newInputStream(Path.of(java.net.URI.create(commit1Resource)));
    }
    return new GZIPInputStream(GoldenSector.class.getResourceAsStream(commit1Resource));
  }
}
