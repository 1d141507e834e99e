// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.kernel.TreeHashKernels;

/**
 * Root of a binary SHA-256 tree whose leaves arrive in order, in {@code O(log n)} memory: about 128
 * KiB for every six levels.
 *
 * <p>Nodes collect in a batch of {@link #BATCH_NODES}. A full batch is hashed in place, row by row,
 * down to 64 nodes, which join the batch six levels up. So every kernel call has at least 64 pairs,
 * which keeps all lanes of a vector kernel busy, and works on what the second-level cache holds.
 *
 * <p>An instance serves one thread, and one tree after another: {@link #root} begins a new one.
 */
public final class ShaTreeHasher {

  /** Nodes of one batch. */
  public static final int BATCH_NODES = 4096;

  private static final int NODE = Bytes32.LENGTH;

  /** Rows hashed at once: a full batch shrinks by this many halvings. */
  private static final int ROWS = 6;

  private static final int KEPT = BATCH_NODES >>> ROWS;

  private final TreeHashKernels sha;
  private final Arena arena;
  private final int leafHeight;
  private final List<MemorySegment> batches = new ArrayList<>();
  private final List<Integer> filled = new ArrayList<>();
  private long leaves;

  /**
   * A hasher of plain leaves.
   *
   * @param arena owns the batches, which come lazily; must outlive the hasher's use
   */
  public ShaTreeHasher(TreeHashKernels sha, Arena arena) {
    this(sha, arena, 0);
  }

  /**
   * A hasher whose leaves are themselves roots of subtrees.
   *
   * @param leafHeight height of those subtrees; it decides which zero commitments extend the tree
   */
  public ShaTreeHasher(TreeHashKernels sha, Arena arena, int leafHeight) {
    this.sha = sha;
    this.arena = arena;
    this.leafHeight = leafHeight;
    ZeroCommitments.ofHeight(leafHeight);
  }

  /** {@code SHA-256(left || right)} cut to 254 bits, without any kernel. */
  public static Bytes32 parent(Bytes32 left, Bytes32 right) {
    MessageDigest digest = Digests.sha256();
    digest.update(left.toArray());
    return Bytes32.of(digest.digest(right.toArray())).truncated254();
  }

  /** Leaves taken for the present tree. */
  public long leaves() {
    return leaves;
  }

  /**
   * The free part of the first batch, never empty: write leaves here, then {@link #advance}. Spares
   * a copy against {@link #update}.
   */
  public MemorySegment window() {
    MemorySegment batch = batch(0);
    return batch.asSlice((long) NODE * filled.get(0));
  }

  /**
   * Takes the first {@code nodes} leaves of the {@link #window}.
   *
   * @throws IllegalArgumentException where the window has fewer
   */
  public void advance(int nodes) {
    batch(0);
    int free = BATCH_NODES - filled.get(0);
    if (nodes < 0 || nodes > free) {
      throw new IllegalArgumentException("nodes (" + nodes + ") must be 0 to " + free);
    }
    leaves += nodes;
    add(0, nodes);
  }

  /** Takes {@code count} leaves from {@code nodes}, which is left as it is. */
  public void update(MemorySegment nodes, long offset, long count) {
    long done = 0;
    while (done < count) {
      MemorySegment window = window();
      int n = (int) Math.min(count - done, window.byteSize() / NODE);
      MemorySegment.copy(nodes, offset + NODE * done, window, 0, (long) NODE * n);
      advance(n);
      done += n;
    }
  }

  /**
   * Ends the tree: extends it with zero leaves to {@code 2^(height - leafHeight)} and returns its
   * root.
   *
   * @param height height of the whole tree above plain leaves, so {@code 32 * 2^height} bytes
   * @throws IllegalArgumentException where the tree has more leaves than that
   */
  public Bytes32 root(int height) {
    int rows = height - leafHeight;
    ZeroCommitments.ofHeight(height);
    if (rows < 0 || leaves > 1L << rows) {
      throw new IllegalArgumentException(
          leaves + " leaves of height " + leafHeight + " do not fit a tree of height " + height);
    }
    Bytes32 root = leaves == 0 ? ZeroCommitments.ofHeight(height) : reduce(rows);
    leaves = 0;
    filled.replaceAll(_ -> 0);
    return root;
  }

  private Bytes32 reduce(int rows) {
    for (int row = 0; row < rows; row++) {
      int level = row / ROWS;
      MemorySegment batch = batch(level);
      int n = filled.get(level);
      if (n % 2 != 0) {
        // An odd count is below BATCH_NODES, so there is room for the zero subtree.
        ZeroCommitments.ofHeight(leafHeight + row).writeTo(batch, (long) NODE * n);
        n++;
      }
      sha.hashPairs(batch, 0, batch, 0, n / 2);
      filled.set(level, n / 2);
      if (row % ROWS == ROWS - 1) {
        promote(level, n / 2);
      }
    }
    return Bytes32.from(batch(rows / ROWS), 0);
  }

  /** Counts nodes just written at the end of a batch, and shrinks the batch if that fills it. */
  private void add(int level, int nodes) {
    int n = filled.get(level) + nodes;
    filled.set(level, n);
    if (n < BATCH_NODES) {
      return;
    }
    MemorySegment batch = batches.get(level);
    for (int pairs = BATCH_NODES / 2; pairs >= KEPT; pairs /= 2) {
      sha.hashPairs(batch, 0, batch, 0, pairs);
    }
    promote(level, KEPT);
  }

  /** Moves the first nodes of a batch, now its only ones, to the batch above. */
  private void promote(int level, int nodes) {
    MemorySegment above = batch(level + 1);
    long at = (long) NODE * filled.get(level + 1);
    MemorySegment.copy(batches.get(level), 0, above, at, (long) NODE * nodes);
    filled.set(level, 0);
    add(level + 1, nodes);
  }

  private MemorySegment batch(int level) {
    if (batches.size() <= level) {
      batches.add(arena.allocate((long) NODE * BATCH_NODES, 64));
      filled.add(0);
    }
    return batches.get(level);
  }
}
