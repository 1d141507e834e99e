// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.hashing.merkle.RowHasher;
import org.sealwright.hashing.merkle.TreeShape;

/**
 * The hashes of several sectors' proofs, each row of all of them in one call, so that the lanes of
 * the kernels are full: the blocks up to their roots, the parents of all groups of siblings, the
 * levels above the base trees, comm_r. All nodes must be field elements; all sectors must have
 * blocks of one height. Holds native memory until closed.
 */
final class ProofBatch implements AutoCloseable {
  private static final int NODE = TreeGeometry.NODE;

  private final Kernels kernels;
  private final TreeShape shape;
  private final Arena arena = Arena.ofConfined();
  private final int[] firstBlock;
  private final int[] firstGroup;
  private final MemorySegment[] rows;
  private final int blockLeaves;
  private final MemorySegment parents;
  private final MemorySegment commitments;
  private final MemorySegment baseRoots;
  private final MemorySegment subRoots;
  private final MemorySegment roots;

  ProofBatch(List<SectorCandidate> sectors, Kernels kernels) {
    TreeGeometry geometry = sectors.getFirst().material().geometry();
    this.kernels = kernels;
    this.shape = geometry.shape();
    this.blockLeaves = geometry.blockLeaves();
    this.firstBlock = new int[sectors.size() + 1];
    this.firstGroup = new int[sectors.size() + 1];
    for (int i = 0; i < sectors.size(); i++) {
      firstBlock[i + 1] = firstBlock[i] + sectors.get(i).material().blocks().size();
      firstGroup[i + 1] = firstGroup[i] + sectors.get(i).material().groupCount();
    }
    try {
      this.rows = hashBlocks(sectors, geometry.blockRow());
      this.parents = hashGroups(sectors);
      this.commitments = hashCommitments(sectors);
      this.baseRoots = gatherRoots(sectors);
      this.subRoots = shape.subArity() == 0 ? baseRoots : hash(shape.subArity(), baseRoots);
      this.roots = shape.topArity() == 0 ? subRoots : hash(shape.topArity(), subRoots);
    } catch (RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /** A node made of the leaves of a block: row 0 is the leaves. */
  Bytes32 inBlock(int sector, int block, int row, int index) {
    long first = (firstBlock[sector] + (long) block) * (blockLeaves >> (3 * row));
    return Bytes32.from(rows[row], (first + index) * NODE);
  }

  /** The parent that a group's members hash to. */
  Bytes32 parent(int sector, int group) {
    return Bytes32.from(parents, (firstGroup[sector] + (long) group) * NODE);
  }

  /** The hash of comm_c and comm_r_last. */
  Bytes32 commR(int sector) {
    return Bytes32.from(commitments, (long) sector * NODE);
  }

  /** Root of a sub tree. */
  Bytes32 subRoot(int sector, int sub) {
    return Bytes32.from(subRoots, ((long) sector * Math.max(1, shape.topArity()) + sub) * NODE);
  }

  /** Root of the whole tree. */
  Bytes32 root(int sector) {
    return Bytes32.from(roots, (long) sector * NODE);
  }

  private MemorySegment[] hashBlocks(List<SectorCandidate> sectors, int levels) {
    long width = (long) firstBlock[sectors.size()] * blockLeaves;
    MemorySegment[] made = new MemorySegment[levels + 1];
    made[0] = arena.allocate(width * NODE, 64);
    for (int i = 0; i < sectors.size(); i++) {
      byte[] leaves = sectors.get(i).material().leaves();
      long at = (long) firstBlock[i] * blockLeaves * NODE;
      MemorySegment.copy(MemorySegment.ofArray(leaves), 0, made[0], at, leaves.length);
      sectors.get(i).material().dropLeaves();
    }
    for (int level = 1; level <= levels; level++) {
      made[level] = hash(shape.baseArity(), made[level - 1]);
    }
    return made;
  }

  private MemorySegment hashGroups(List<SectorCandidate> sectors) {
    long count = firstGroup[sectors.size()];
    MemorySegment groups = arena.allocate(count * TreeGeometry.GROUP, 64);
    for (int i = 0; i < sectors.size(); i++) {
      SectorMaterial material = sectors.get(i).material();
      MemorySegment.copy(
          MemorySegment.ofArray(material.groups()),
          0,
          groups,
          (long) firstGroup[i] * TreeGeometry.GROUP,
          (long) material.groupCount() * TreeGeometry.GROUP);
    }
    return hash(shape.baseArity(), groups);
  }

  private MemorySegment hashCommitments(List<SectorCandidate> sectors) {
    MemorySegment pairs = arena.allocate(2L * NODE * sectors.size(), 64);
    for (int i = 0; i < sectors.size(); i++) {
      sectors.get(i).material().aux().commC().writeTo(pairs, 2L * NODE * i);
      sectors.get(i).material().aux().commRLast().writeTo(pairs, 2L * NODE * i + NODE);
    }
    return hash(2, pairs);
  }

  private MemorySegment gatherRoots(List<SectorCandidate> sectors) {
    long bytes = (long) NODE * shape.baseTrees();
    MemorySegment gathered = arena.allocate(bytes * sectors.size(), 64);
    for (int i = 0; i < sectors.size(); i++) {
      MemorySegment of = MemorySegment.ofArray(sectors.get(i).material().roots());
      MemorySegment.copy(of, 0, gathered, bytes * i, bytes);
    }
    return gathered;
  }

  private MemorySegment hash(int arity, MemorySegment children) {
    long count = children.byteSize() / NODE / arity;
    MemorySegment made = arena.allocate(count * NODE, 64);
    RowHasher.poseidon(kernels, arity).hash(children, 0, made, 0, count);
    return made;
  }

  @Override
  public void close() {
    arena.close();
  }
}
