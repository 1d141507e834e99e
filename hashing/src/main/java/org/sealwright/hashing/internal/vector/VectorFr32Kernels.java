// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.internal.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.sealwright.hashing.internal.scalar.ScalarFr32Kernels;
import org.sealwright.hashing.kernel.Fr32Kernels;

/**
 * A node a vector at 256 bits, which is also as wide as it gets: neighbouring nodes do not lie 32
 * bytes apart in the raw data. At 128 bits it takes two vectors.
 *
 * <p>A word and the one a byte later hold between them all the bits that one word takes after the
 * shift, so no lane needs its neighbour. The work is done on arrays: access to segments is fast
 * only while a JVM uses either heap or native ones, and copying costs less than the difference.
 */
final class VectorFr32Kernels implements Fr32Kernels {
  private static final VectorSpecies<Long> SPECIES =
      VectorSpecies.of(
          long.class,
          VectorShape.forBitSize(Math.min(256, VectorWidth.of(MethodHandles.lookup()))));
  private static final VectorSpecies<Byte> BYTES = SPECIES.withLanes(byte.class);
  private static final int VECTOR_BYTES = SPECIES.vectorByteSize();

  private static final int NODE = 32;
  private static final int RAW = ScalarFr32Kernels.RAW;
  private static final int PADDED = ScalarFr32Kernels.PADDED;
  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /** Blocks copied at a time: few enough to stay in the first-level cache. */
  private static final int CHUNK = 32;

  /** Clears the top two bits of the last word of a node. */
  private static final long TOP = 0x3fffffffffffffffL;

  private static final LongVector LAST =
      LongVector.broadcast(SPECIES, -1).withLane(SPECIES.length() - 1, TOP);

  VectorFr32Kernels() {}

  @Override
  public void pad(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    int chunk = (int) Math.min(CHUNK, blocks);
    // One byte more than there is: node 3 is read one byte past its block.
    byte[] raw = new byte[RAW * chunk + 1];
    byte[] padded = new byte[PADDED * chunk];
    for (long done = 0; done < blocks; done += chunk) {
      int n = (int) Math.min(chunk, blocks - done);
      MemorySegment.copy(in, BYTE, inOffset + RAW * done, raw, 0, RAW * n);
      for (int i = 0; i < n; i++) {
        int from = RAW * i;
        int to = PADDED * i;
        padNode(raw, from, 0, padded, to);
        padNode(raw, from + 31, 6, padded, to + NODE);
        padNode(raw, from + 63, 4, padded, to + 2 * NODE);
        padNode(raw, from + 95, 2, padded, to + 3 * NODE);
      }
      MemorySegment.copy(padded, 0, out, BYTE, outOffset + PADDED * done, PADDED * n);
    }
  }

  private static void padNode(byte[] in, int from, int shift, byte[] out, int to) {
    for (int at = 0; at < NODE; at += VECTOR_BYTES) {
      LongVector node =
          load(in, from + at)
              .lanewise(VectorOperators.LSHR, shift)
              .or(load(in, from + at + 1).lanewise(VectorOperators.LSHL, Byte.SIZE - shift));
      if (at == NODE - VECTOR_BYTES) {
        node = node.and(LAST);
      }
      node.reinterpretAsBytes().intoArray(out, to + at);
    }
  }

  @Override
  public void unpad(
      MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks) {
    int chunk = (int) Math.min(CHUNK, blocks);
    byte[] padded = new byte[PADDED * chunk];
    byte[] raw = new byte[RAW * chunk];
    for (long done = 0; done < blocks; done += chunk) {
      int n = (int) Math.min(chunk, blocks - done);
      MemorySegment.copy(in, BYTE, inOffset + PADDED * done, padded, 0, PADDED * n);
      for (int i = 0; i < n; i++) {
        int from = PADDED * i;
        int to = RAW * i;
        System.arraycopy(padded, from, raw, to, NODE);
        unpadNode(padded, from + NODE, 6, raw, to + 31);
        unpadNode(padded, from + 2 * NODE, 4, raw, to + 63);
        unpadNode(padded, from + 3 * NODE, 2, raw, to + 95);
      }
      MemorySegment.copy(raw, 0, out, BYTE, outOffset + RAW * done, RAW * n);
    }
  }

  /** Writes 32 bytes, the first of which also takes the last bits of the node before. */
  private static void unpadNode(byte[] in, int from, int shift, byte[] out, int to) {
    for (int at = 0; at < NODE; at += VECTOR_BYTES) {
      LongVector node = load(in, from + at);
      if (at == NODE - VECTOR_BYTES) {
        node = node.and(LAST);
      }
      node.lanewise(VectorOperators.LSHL, shift)
          .or(load(in, from + at - 1).lanewise(VectorOperators.LSHR, Byte.SIZE - shift))
          .reinterpretAsBytes()
          .intoArray(out, to + at);
    }
    // The byte before has two bits of padding on top, which the lanes took for data.
    int before = (in[from - 1] & 0x3f) >>> (6 - shift);
    out[to] = (byte) (in[from] << shift | before);
  }

  private static LongVector load(byte[] in, int at) {
    return ByteVector.fromArray(BYTES, in, at).reinterpretAsLongs();
  }
}
