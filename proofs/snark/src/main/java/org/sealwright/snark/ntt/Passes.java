// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.ntt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sealwright.hashing.field.Fr;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.NttColumns;
import org.sealwright.snark.kernel.NttKernels;

/**
 * Transforms between natural and bit-reversed order, pass by pass over memory.
 *
 * <p>A pass looks at each block of {@code n = R M} elements as R rows of M. With {@code j = j1 + R
 * j2} and {@code k = k1 M + k2}, {@code sum_k v_k w^(jk)} is: transform columns (over k1, to j1),
 * multiply by {@code w^(j1 k2)}, transform rows (over k2, to j2), which are blocks of the next
 * pass. The factor {@code scale g^j} of a coset is {@code scale g^j1} in this pass and {@code
 * (g^R)^j2} in the next. The other direction is the same backwards.
 */
final class Passes {
  /** Columns a chunk at least: two cache lines of each row, and the lanes of the widest kernel. */
  private static final long LEAST_COLUMNS = 8;

  /** Elements a chunk at least, so that handing it out costs nothing beside it. */
  private static final long LEAST_ELEMENTS = 1L << 13;

  /** Rows that no pass is narrower than, where there are two. */
  private static final int LEAST_LOG2_ROWS = 3;

  private static final long MOST_COLUMNS = LEAST_ELEMENTS >> LEAST_LOG2_ROWS;

  /** What a worker needs beside the elements. */
  private record Workspace(MemorySegment scratch, MemorySegment twist) {}

  /** The values of a whole transform, with its factors. */
  private record Transform(
      MemorySegment values,
      long offset,
      int log2,
      Roots roots,
      BigInteger shift,
      BigInteger scale) {
    boolean isPlain() {
      return shift.equals(BigInteger.ONE) && scale.equals(BigInteger.ONE);
    }
  }

  private final NttKernels kernels;
  private final Work work;
  private final Roots roots = new Roots(false);
  private final Roots inverseRoots = new Roots(true);
  private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

  Passes(NttKernels kernels, Work work) {
    this.kernels = kernels;
    this.work = work;
  }

  /** {@code v'[rev(j)] = scale shift^j sum_k v[k] w^(jk)}, with w the inverse of omega. */
  void inverseToReversed(
      MemorySegment values, long offset, int log2, BigInteger shift, BigInteger scale) {
    toReversed(new Transform(values, offset, log2, inverseRoots, shift, scale));
  }

  /** The same with omega, and without factors. */
  void forwardToReversed(MemorySegment values, long offset, int log2) {
    toReversed(new Transform(values, offset, log2, roots, BigInteger.ONE, BigInteger.ONE));
  }

  /** {@code v'[k] = sum_j shift^j v[rev(j)] w^(jk)}, with w = omega. */
  void forwardFromReversed(MemorySegment values, long offset, int log2, BigInteger shift) {
    int[] parts = parts(log2);
    Transform transform = new Transform(values, offset, log2, roots, shift, BigInteger.ONE);
    int log2Block = 0;
    for (int p = parts.length - 1; p >= 0; p--) {
      log2Block += parts[p];
      pass(transform, log2Block, parts[p], true);
    }
  }

  private void toReversed(Transform transform) {
    int log2Block = transform.log2();
    for (int rows : parts(transform.log2())) {
      pass(transform, log2Block, rows, false);
      log2Block -= rows;
    }
  }

  /** Sizes of the passes, outermost first: as few as there can be, and about equal. */
  static int[] parts(int log2) {
    int most = NttKernels.MAX_LOG2_ROWS;
    // Two where one would do: kernels transform columns side by side.
    int count = Math.max(log2 < 2 * LEAST_LOG2_ROWS ? 1 : 2, (log2 + most - 1) / most);
    int[] parts = new int[count];
    for (int p = 0; p < count; p++) {
      parts[p] = (log2 + p) / count;
    }
    return parts;
  }

  private void pass(Transform transform, int log2Block, int log2Rows, boolean inTime) {
    long columnsOfBlock = 1L << (log2Block - log2Rows);
    boolean rowsOfMatrix = columnsOfBlock == 1;
    long columns = 1L << (transform.log2() - log2Rows);
    long grain = Math.max(LEAST_COLUMNS, LEAST_ELEMENTS >> log2Rows);
    grain = Math.min(grain, rowsOfMatrix ? columns : columnsOfBlock);
    BigInteger power = BigInteger.ONE.shiftLeft(transform.log2() - log2Block);
    Factors factors =
        new Factors(
            transform.roots(),
            log2Block,
            transform.shift().modPow(power, Fr.MODULUS),
            log2Block == transform.log2() ? transform.scale() : BigInteger.ONE);
    MemorySegment table = transform.roots().table(log2Rows);
    long rowStride = Fr.BYTES * columnsOfBlock;
    long columnStride = rowsOfMatrix ? (long) Fr.BYTES << log2Rows : Fr.BYTES;
    boolean untwisted = rowsOfMatrix && transform.isPlain();
    work.forEachChunk(
        columns,
        grain,
        (from, count) -> {
          long block = from / columnsOfBlock;
          long first = from % columnsOfBlock;
          NttColumns part =
              new NttColumns(
                  transform.values(),
                  transform.offset() + Fr.BYTES * ((block << log2Block) + first),
                  log2Rows,
                  rowStride,
                  columnStride,
                  count);
          Workspace workspace = take();
          MemorySegment twist =
              untwisted
                  ? MemorySegment.NULL
                  : factors.write(workspace.twist(), first, count, rowsOfMatrix);
          if (inTime) {
            kernels.decimateInTime(part, table, twist, workspace.scratch());
          } else {
            kernels.decimateInFrequency(part, table, twist, workspace.scratch());
          }
          workspaces.add(workspace);
        });
  }

  private Workspace take() {
    Workspace free = workspaces.poll();
    if (free != null) {
      return free;
    }
    Arena arena = Arena.ofAuto();
    return new Workspace(
        arena.allocate(kernels.scratchBytes(NttKernels.MAX_LOG2_ROWS), 64),
        arena.allocate(Fr.BYTES * (1 + MOST_COLUMNS), 64));
  }
}
