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
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.piece.PieceWriter;
import org.sealwright.storage.piece.UnpaddedPieceSize;
import org.sealwright.storage.seal.SectorPaths;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdatePartitionProof;
import org.sealwright.storage.update.UpdateStatement;

/** An update that the reference made: {@code update.json}. */
public final class GoldenUpdate {
  private final Json doc;

  private GoldenUpdate(Json doc) {
    this.doc = doc;
  }

  /** One of the checked-in updates: {@code s2k-1}, {@code s4k}, {@code s16k}, {@code s32k}. */
  public static GoldenUpdate named(String name) {
    try (InputStream in =
        GoldenUpdate.class.getResourceAsStream("/vectors/update/" + name + ".json.gz")) {
      return new GoldenUpdate(Json.read(new GZIPInputStream(Objects.requireNonNull(in, name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An update that the oracle wrote to {@code folder}. */
  public static GoldenUpdate in(Path folder) {
    try (InputStream in = Files.newInputStream(folder.resolve("update.json"))) {
      return new GoldenUpdate(Json.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field of the document. */
  public Json get(String name) {
    return doc.get(name);
  }

  /** A field of 32 bytes. */
  public Bytes32 bytes(String name) {
    return Bytes32.fromHex(get(name).text());
  }

  /** What the sector's size fixes. */
  public UpdateConfig config() {
    return new UpdateConfig(SectorSize.ofBytes(get("sectorSize").number()));
  }

  /** What was proved. */
  public UpdateStatement statement() {
    return new UpdateStatement(config(), bytes("commROld"), bytes("commRNew"), bytes("commDNew"));
  }

  /** The vanilla proof of each partition in bincode. */
  public List<byte[]> vanillaBytes() {
    return get("vanillaProofsBincode").list().stream()
        .map(hex -> HexFormat.of().parseHex(hex.text()))
        .toList();
  }

  /** The vanilla proof of each partition. */
  public List<UpdatePartitionProof> vanilla() {
    return vanillaBytes().stream().map(UpdatePartitionProof::fromBytes).toList();
  }

  /** The one piece of the new data. */
  public List<PieceInfo> pieces() {
    Json piece = get("piece");
    return List.of(
        new PieceInfo(Bytes32.fromHex(piece.get("commP").text()), piece.get("bytes").number()));
  }

  /** Name to length and digest of the files in the new cache. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> cache() {
    return (Map<String, Object>) get("cache").value();
  }

  /** The raw new data. */
  public byte[] data() {
    Json piece = get("piece");
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
