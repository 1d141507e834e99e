// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.storage.SectorSize;

/**
 * What a sector's size fixes about its updates (rust-fil-proofs, storage-proofs-update constants).
 * Every size but 1 GiB can be updated.
 *
 * @param sectorSize size and tree shape
 */
public record UpdateConfig(SectorSize sectorSize) {
  /** Number of values of h that the circuit has wired in. */
  public static final int H_COUNT = 6;

  private static final int DEFAULT_H = 3;
  private static final long SMALL_NODES = 1 << 10;

  /**
   * Checks the size.
   *
   * @throws MalformedInputException for 1 GiB
   */
  public UpdateConfig {
    Objects.requireNonNull(sectorSize, "sectorSize");
    if (!supports(sectorSize)) {
      throw new MalformedInputException(
          "a sector of 1 GiB can't be updated; the others can: 2, 4, 16, 32 KiB, 8, 16, 512 MiB,"
              + " 32, 64 GiB");
    }
  }

  /** Whether sectors of this size can be updated. */
  public static boolean supports(SectorSize size) {
    return size != SectorSize.GIB_1;
  }

  /** Nodes of 32 bytes in the sector, a power of two. */
  public long nodes() {
    return sectorSize.nodes();
  }

  /** Binary logarithm of {@link #nodes}: rows of tree-D below its root, bits of a challenge. */
  public int nodeBits() {
    return Long.numberOfTrailingZeros(nodes());
  }

  /** Shape of tree-R-last, old and new. */
  public TreeShape treeShape() {
    return new TreeShape(nodes(), sectorSize.subArity(), sectorSize.topArity());
  }

  /** Partitions of the proof: 1, 2, 4 or 16. */
  public int partitions() {
    if (nodes() <= 1 << 8) {
      return 1;
    }
    if (nodes() <= SMALL_NODES) {
      return 2;
    }
    return isStrong() ? 16 : 4;
  }

  /** Binary logarithm of {@link #partitions}. */
  public int partitionBits() {
    return Integer.numberOfTrailingZeros(partitions());
  }

  /** Challenges of one partition: 10 or 86. */
  public int challengesPerPartition() {
    return isStrong() ? 86 : 10;
  }

  /** Leaves of each partition's apex tree, nodes of one row of tree-D: 8 or 128. */
  public int apexLeaves() {
    return nodes() <= 1 << 8 ? 8 : 128;
  }

  /** Binary logarithm of {@link #apexLeaves}. */
  public int apexBits() {
    return Integer.numberOfTrailingZeros(apexLeaves());
  }

  /** Rows of tree-D below the row of the apex leaves. */
  public int apexRow() {
    return nodeBits() - partitionBits() - apexBits();
  }

  /** Position in the file of tree-D of partition {@code k}'s first apex leaf, in nodes. */
  public long firstApexLeaf(int k) {
    long row = (long) partitions() * apexLeaves();
    return 2 * nodes() - 2 * row + (long) k * apexLeaves();
  }

  /** The {@value #H_COUNT} values of h that the circuit can select. */
  public List<Integer> allowedH() {
    return nodes() <= SMALL_NODES ? Collections.nCopies(H_COUNT, 1) : List.of(7, 8, 9, 10, 11, 12);
  }

  /** The h in use: how many high bits of a node's index choose its rho, 1 or 10. */
  public int h() {
    return allowedH().get(DEFAULT_H);
  }

  /** Bits to shift a node's index right for the number of its rho, 0 to 2^h - 1. */
  public int rhoShift() {
    return nodeBits() - h();
  }

  /**
   * How the circuit is told an h: one bit, at its first place in {@link #allowedH}.
   *
   * @throws IllegalArgumentException where it is not in there
   */
  public long hSelect(int h) {
    int index = allowedH().indexOf(h);
    if (index < 0) {
      throw new IllegalArgumentException("h (" + h + ") must be one of " + allowedH());
    }
    return 1L << index;
  }

  /**
   * The circuit's first public input: the partition in the low bits, {@link #hSelect} above them.
   *
   * @throws IllegalArgumentException unless k is 0 to partitions - 1
   */
  public long partitionAndHSelect(int k) {
    requirePartition(k);
    return k | hSelect(h()) << partitionBits();
  }

  /** Bytes of the whole proof: 192 a partition. */
  public int proofBytes() {
    return 192 * partitions();
  }

  /** The name that the circuit's parameters are filed under. */
  public CircuitName circuitName() {
    return CircuitName.sectorUpdate(nodes(), treeShape());
  }

  /** For what serves sectors of one size: {@link MalformedInputException} for another. */
  void requireSame(UpdateConfig other) {
    if (!equals(other)) {
      throw new MalformedInputException(
          "sector has " + other.sectorSize() + ", the parameters are for " + sectorSize);
    }
  }

  /** {@link MalformedInputException} unless there are as many as partitions. */
  void requireAll(String what, int got) {
    if (got != partitions()) {
      throw new MalformedInputException(
          "got " + got + " " + what + ", wanted " + partitions() + ", one a partition");
    }
  }

  void requirePartition(int k) {
    if (k < 0 || k >= partitions()) {
      throw new IllegalArgumentException(
          "partition (" + k + ") must be 0 to " + (partitions() - 1));
    }
  }

  private boolean isStrong() {
    return nodes() > 1 << 19;
  }
}
