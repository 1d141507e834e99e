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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.UpdateConfig;

/** An update that the reference made: {@code update.json}. */
public final class GoldenUpdate {
  private final Json doc;

  private GoldenUpdate(Json doc) {
    this.doc = doc;
  }

  /** The update of a checked-in sector, such as {@code s2k-1}. */
  public static GoldenUpdate named(String sector) {
    String name = "/vectors/updates/" + sector + ".json.gz";
    try (InputStream in = new GZIPInputStream(GoldenUpdate.class.getResourceAsStream(name))) {
      return new GoldenUpdate(Json.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An update that the oracle wrote to {@code folder}. */
  public static GoldenUpdate in(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("update.json"))) {
      return new GoldenUpdate(Json.read(in));
    }
  }

  /** The document. */
  public Json doc() {
    return doc;
  }

  /** What the size fixes. */
  public UpdateConfig config() {
    return new UpdateConfig(SectorSize.ofBytes(doc.get("sectorSize").number()));
  }

  /** A field of 32 bytes. */
  public Bytes32 bytes(String name) {
    return Bytes32.fromHex(doc.get(name).text());
  }

  /** The one piece of the new data. */
  public List<PieceInfo> pieces() {
    Json piece = doc.get("piece");
    return List.of(
        new PieceInfo(Bytes32.fromHex(piece.get("commP").text()), piece.get("bytes").number()));
  }

  /** Name to length and digest of the files in the new cache. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> cache() {
    return (Map<String, Object>) doc.get("cache").value();
  }

  /** The vanilla proof of each partition. */
  public List<byte[]> vanillaProofs() {
    return doc.get("vanillaProofsBincode").list().stream()
        .map(proof -> HexFormat.of().parseHex(proof.text()))
        .toList();
  }

  /** The raw new data. */
  public byte[] data() {
    Json piece = doc.get("piece");
    return TestData.stream(
        piece.get("streamSeed").number(), Math.toIntExact(piece.get("bytes").number()));
  }

  /** Writes the padded new data with our own piece writer. */
  public void stage(Path file) throws IOException {
    stage(data(), file);
  }

  /** Writes raw data that fill a sector, padded. */
  public static List<PieceInfo> stage(byte[] data, Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      return List.of(
          new PieceWriter(TestData.kernels())
              .addPiece(
                  new ByteArrayInputStream(data),
                  out,
                  new UnpaddedPieceSize(data.length),
                  List.of())
              .piece());
    }
  }

  /** Seals the old sector, with the t_aux of the reference, which holds its path. */
  public static SectorPaths sealOld(String sector, Path folder) throws IOException {
    SmallSector small = new SmallSector(sector, folder);
    small.preCommit2(SmallSector.sealer(), small.preCommit1(SmallSector.sealer()));
    if (small.golden.has("tAux")) {
      byte[] aux = HexFormat.of().parseHex(small.golden.get("tAux").text());
      Files.write(small.paths.temporaryAux(), aux);
    }
    return small.paths;
  }
}
