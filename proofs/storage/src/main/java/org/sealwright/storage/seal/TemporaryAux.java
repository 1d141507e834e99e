// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeLayout;
import org.sealwright.storage.SectorSize;

/**
 * Contents of {@code t_aux}: the configurations of all stores, in bincode 1.3 (fixed-width
 * little-endian integers, u64 lengths).
 *
 * @param labels one store a layer
 * @param treeD tree-D
 * @param treeRLast tree-R-last; its size is that of one base tree
 * @param treeC tree-C; its size is that of one base tree
 */
public record TemporaryAux(
    List<StoreConfig> labels, StoreConfig treeD, StoreConfig treeRLast, StoreConfig treeC) {
  private static final int MAX_LAYERS = 64;

  /** Copies the labels. */
  public TemporaryAux {
    labels = List.copyOf(labels);
  }

  /** What PreCommit2 writes for a sector in {@code cachePath}. */
  static TemporaryAux of(SectorSize size, String cachePath, TreeLayout treeRLast) {
    PreCommit1Output pc1 =
        PreCommit1Output.of(size, cachePath, org.sealwright.hashing.Bytes32.ZERO);
    long full = treeRLast.fullNodes();
    return new TemporaryAux(
        pc1.labels(),
        pc1.treeD(),
        StoreConfig.of(cachePath, "tree-r-last", full, treeRLast.discardedRows()),
        StoreConfig.of(cachePath, "tree-c", full, 0));
  }

  /** The file's bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeLong(out, labels.size());
    labels.forEach(label -> write(out, label));
    write(out, treeD);
    write(out, treeRLast);
    write(out, treeC);
    return out.toByteArray();
  }

  /**
   * Parses the file.
   *
   * @throws MalformedInputException where it is cut, too long or has absurd counts
   */
  public static TemporaryAux fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      long count = in.getLong();
      if (count < 0 || count > MAX_LAYERS) {
        throw new MalformedInputException("t_aux names " + count + " layers");
      }
      List<StoreConfig> labels = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        labels.add(read(in));
      }
      TemporaryAux aux = new TemporaryAux(labels, read(in), read(in), read(in));
      if (in.hasRemaining()) {
        throw new MalformedInputException("t_aux has " + in.remaining() + " bytes too many");
      }
      return aux;
    } catch (BufferUnderflowException e) {
      throw new MalformedInputException("t_aux ends early, after " + bytes.length + " bytes", e);
    }
  }

  private static void write(ByteArrayOutputStream out, StoreConfig config) {
    writeString(out, config.path());
    writeString(out, config.id());
    if (config.size().isPresent()) {
      out.write(1);
      writeLong(out, config.size().getAsLong());
    } else {
      out.write(0);
    }
    writeLong(out, config.rowsToDiscard());
  }

  private static void writeString(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    writeLong(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void writeLong(ByteArrayOutputStream out, long value) {
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  private static StoreConfig read(ByteBuffer in) {
    String path = readString(in);
    String id = readString(in);
    byte tag = in.get();
    OptionalLong size =
        switch (tag) {
          case 0 -> OptionalLong.empty();
          case 1 -> OptionalLong.of(in.getLong());
          default -> throw new MalformedInputException("t_aux has option tag " + tag);
        };
    return new StoreConfig(path, id, size, in.getLong());
  }

  private static String readString(ByteBuffer in) {
    long length = in.getLong();
    if (length < 0 || length > in.remaining()) {
      throw new MalformedInputException(
          "t_aux names a string of " + length + " bytes, " + in.remaining() + " are left");
    }
    ByteBuffer text = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    try {
      return UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedInputException("t_aux holds a string that is not UTF-8", e);
    }
  }
}
