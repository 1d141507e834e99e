// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.List;
import org.sealwright.hashing.MalformedInputException;

/**
 * The ten sector sizes, each with the shape of its trees and the strength of its proof
 * (rust-fil-proofs, filecoin-proofs constants).
 */
public enum SectorSize {
  /** 2 KiB, tree shape 8-0-0. */
  KIB_2(2L << 10, 2, 0, 0, "2KiB"),
  /** 4 KiB, tree shape 8-2-0; stands for 16 MiB and 1 GiB in tests. */
  KIB_4(4L << 10, 2, 2, 0, "4KiB"),
  /** 16 KiB, tree shape 8-8-0; stands for 32 GiB in tests. */
  KIB_16(16L << 10, 2, 8, 0, "16KiB"),
  /** 32 KiB, tree shape 8-8-2; stands for 64 GiB in tests. */
  KIB_32(32L << 10, 2, 8, 2, "32KiB"),
  /** 8 MiB, tree shape 8-0-0. */
  MIB_8(8L << 20, 2, 0, 0, "8MiB"),
  /** 16 MiB, tree shape 8-2-0. */
  MIB_16(16L << 20, 2, 2, 0, "16MiB"),
  /** 512 MiB, tree shape 8-0-0. */
  MIB_512(512L << 20, 2, 0, 0, "512MiB"),
  /** 1 GiB, tree shape 8-2-0. */
  GIB_1(1L << 30, 2, 2, 0, "1GiB"),
  /** 32 GiB, tree shape 8-8-0, eleven layers. */
  GIB_32(32L << 30, 11, 8, 0, "32GiB"),
  /** 64 GiB, tree shape 8-8-2, eleven layers. */
  GIB_64(64L << 30, 11, 8, 2, "64GiB");

  private final long bytes;
  private final int layers;
  private final int subArity;
  private final int topArity;
  private final String label;

  SectorSize(long bytes, int layers, int subArity, int topArity, String label) {
    this.bytes = bytes;
    this.layers = layers;
    this.subArity = subArity;
    this.topArity = topArity;
    this.label = label;
  }

  /**
   * The size of exactly {@code bytes} bytes.
   *
   * @throws MalformedInputException where there is none
   */
  public static SectorSize ofBytes(long bytes) {
    for (SectorSize size : values()) {
      if (size.bytes == bytes) {
        return size;
      }
    }
    throw new MalformedInputException(
        "no sector size of "
            + bytes
            + " bytes; there are 2, 4, 16, 32 KiB, 8, 16, 512 MiB, 1, 32,"
            + " 64 GiB");
  }

  /** The five sizes that registered proofs are of, in the order of their numbers. */
  public static List<SectorSize> registered() {
    return List.of(KIB_2, MIB_8, MIB_512, GIB_32, GIB_64);
  }

  /**
   * Place among {@link #registered}.
   *
   * @throws MalformedInputException where the size is for tests only
   */
  public int registeredIndex() {
    int index = registered().indexOf(this);
    if (index < 0) {
      throw new MalformedInputException("no registered proof is of sectors of " + label);
    }
    return index;
  }

  /** Bytes of the padded sector, its replica and each layer. */
  public long bytes() {
    return bytes;
  }

  /** Bytes of user data: 127 of every 128. */
  public long unpaddedBytes() {
    return bytes / 128 * 127;
  }

  /** Nodes of 32 bytes. */
  public long nodes() {
    return bytes / 32;
  }

  /** Layers of the stacked graph: 2, or 11 for the large sizes. */
  public int layers() {
    return layers;
  }

  /** Arity of the sub trees' roots, 0 where there are none. */
  public int subArity() {
    return subArity;
  }

  /** Arity of the top, 0 where there is none. */
  public int topArity() {
    return topArity;
  }

  /** Base trees, each in a file of its own. */
  public int baseTrees() {
    return Math.max(1, subArity) * Math.max(1, topArity);
  }

  /** Whether this is a size whose proof has the full strength of the network. */
  public boolean isLarge() {
    return layers > 2;
  }

  /** Partitions of an interactive or synthetic proof of replication. */
  public int partitions() {
    return isLarge() ? 10 : 1;
  }

  /** Partitions of a non-interactive proof of replication. */
  public int nonInteractivePartitions() {
    return isLarge() ? 126 : 13;
  }

  /** Challenges of one partition. */
  public int challengesPerPartition() {
    return isLarge() ? 18 : 2;
  }

  /** Synthetic challenges to choose from: 2^18, or every node of a smaller sector. */
  public int syntheticChallenges() {
    return (int) Math.min(nodes(), 1 << 18);
  }

  /** The name as registered proofs spell it, such as {@code 32GiB}. */
  public String label() {
    return label;
  }
}
