// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.work.Work;
import org.sealwright.storage.ReplicaId;

/**
 * Moves nodes between plain layers, one a sector, and the interleaved layout of {@link
 * org.sealwright.hashing.kernel.BatchLabelKernels}: word w of node v of lane s is the int {@code (8
 * v + w) S + s}.
 *
 * @param lanes sectors side by side
 */
record Interleaving(int lanes) {
  private static final int WORDS = Bytes32.LENGTH / Integer.BYTES;

  /** Nodes that one worker moves at a time. */
  private static final long GRAIN = 1 << 13;

  /** Nodes of all lanes that stay in the first-level cache while lane after lane is moved. */
  private static final int BLOCK = 32;

  private static final ValueLayout.OfInt PLAIN =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfInt NATIVE = ValueLayout.JAVA_INT_UNALIGNED;

  /** Bytes of {@code nodes} interleaved nodes. */
  long bytes(long nodes) {
    return Bytes32.LENGTH * nodes * lanes;
  }

  /** One interleaved node of replica ids; lanes without a sector repeat the first. */
  MemorySegment replicaIds(List<ReplicaId> ids, SegmentAllocator allocator) {
    MemorySegment out = allocator.allocate(bytes(1), 64);
    for (int lane = 0; lane < lanes; lane++) {
      ReplicaId id = ids.get(lane < ids.size() ? lane : 0);
      load(MemorySegment.ofArray(id.value().toArray()), lane, out, 0, 1);
    }
    return out;
  }

  /** Interleaves plain layers; lanes without one keep what they hold. */
  void interleave(List<MemorySegment> layers, MemorySegment out, long nodes, Work work) {
    work.forEachChunk(
        nodes,
        GRAIN,
        (from, count) -> {
          for (long at = from; at < from + count; at += BLOCK) {
            long length = Math.min(BLOCK, from + count - at);
            for (int lane = 0; lane < layers.size(); lane++) {
              load(layers.get(lane), lane, out, at, length);
            }
          }
          work.cancellation().check();
        });
  }

  /** Writes the lanes out as plain layers; lanes whose layer is null are left out. */
  void deinterleave(MemorySegment in, List<MemorySegment> layers, long nodes, Work work) {
    work.forEachChunk(
        nodes,
        GRAIN,
        (from, count) -> {
          for (long at = from; at < from + count; at += BLOCK) {
            long length = Math.min(BLOCK, from + count - at);
            for (int lane = 0; lane < layers.size(); lane++) {
              if (layers.get(lane) != null) {
                store(in, lane, layers.get(lane), at, length);
              }
            }
          }
          work.cancellation().check();
        });
  }

  private void load(MemorySegment layer, int lane, MemorySegment out, long from, long count) {
    long to = Integer.BYTES * (WORDS * from * lanes + lane);
    long at = Bytes32.LENGTH * from;
    long stride = (long) Integer.BYTES * lanes;
    for (long i = 0; i < WORDS * count; i++) {
      out.set(NATIVE, to + stride * i, layer.get(PLAIN, at + Integer.BYTES * i));
    }
  }

  private void store(MemorySegment in, int lane, MemorySegment layer, long from, long count) {
    long at = Integer.BYTES * (WORDS * from * lanes + lane);
    long to = Bytes32.LENGTH * from;
    long stride = (long) Integer.BYTES * lanes;
    for (long i = 0; i < WORDS * count; i++) {
      layer.set(PLAIN, to + Integer.BYTES * i, in.get(NATIVE, at + stride * i));
    }
  }
}
