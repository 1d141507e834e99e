// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * Points end to end in memory, uncompressed and trusted: an operand of the kernels.
 *
 * @param group where they lie
 * @param memory holds them from {@code offset} on
 * @param offset of the first, in bytes
 * @param count number of points, at least 0
 */
record PointRange(CurveGroup group, MemorySegment memory, long offset, long count) {
  PointRange {
    Objects.checkFromIndexSize(offset, count * group.uncompressedBytes(), memory.byteSize());
  }

  /** All of {@code memory}. */
  static PointRange of(CurveGroup group, MemorySegment memory) {
    return new PointRange(group, memory, 0, memory.byteSize() / group.uncompressedBytes());
  }

  PointRange slice(long from, long points) {
    Objects.checkFromIndexSize(from, points, count);
    return new PointRange(group, memory, at(from), points);
  }

  PointRange left() {
    return slice(0, count / 2);
  }

  PointRange right() {
    return slice(count / 2, count - count / 2);
  }

  /** Where point {@code i} begins. */
  long at(long i) {
    return offset + i * group.uncompressedBytes();
  }

  /** Point {@code i} of a range in G1. */
  G1Affine g1(long i) {
    return G1Affine.fromUncompressedUnchecked(bytes(i));
  }

  /** Point {@code i} of a range in G2. */
  G2Affine g2(long i) {
    return G2Affine.fromUncompressedUnchecked(bytes(i));
  }

  /** Sets point {@code i} to an uncompressed encoding. */
  void set(long i, byte[] uncompressed) {
    MemorySegment.copy(
        uncompressed, 0, memory, ValueLayout.JAVA_BYTE, at(i), group.uncompressedBytes());
  }

  /** Takes over the points of a range as long as this. */
  void copyFrom(PointRange from) {
    MemorySegment.copy(from.memory, from.offset, memory, offset, count * group.uncompressedBytes());
  }

  private byte[] bytes(long i) {
    Objects.checkIndex(i, count);
    return memory.asSlice(at(i), group.uncompressedBytes()).toArray(ValueLayout.JAVA_BYTE);
  }
}
