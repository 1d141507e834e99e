// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.SectorSize;
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
}
