// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * One vector of an SRS file: compressed points, of which a beginning is decoded when first asked
 * for and then kept. Thread-safe.
 */
final class PowerVector {
  /** Points a task: a square root and a subgroup check each, some 0.2 to 0.5 ms. */
  private static final long GRAIN = 64;

  private final String name;
  private final CurveGroup group;
  private final MemorySegment compressed;
  private final Arena arena;
  private PointRange decoded;

  /**
   * A vector of which nothing is decoded.
   *
   * @param name what the file format calls it
   * @param compressed whole encodings, end to end
   * @param arena shared; decoded points live in it
   */
  PowerVector(String name, CurveGroup group, MemorySegment compressed, Arena arena) {
    this.name = name;
    this.group = group;
    this.compressed = compressed;
    this.arena = arena;
    decoded = PointRange.of(group, MemorySegment.NULL);
  }

  CurveGroup group() {
    return group;
  }

  long count() {
    return compressed.byteSize() / group.compressedBytes();
  }

  /**
   * The first {@code points} powers; whoever gets them must not write.
   *
   * @throws MalformedInputException where one is not canonical, off the curve, not of order r, or
   *     infinity
   */
  synchronized PointRange first(long points, Work work) {
    if (points > decoded.count()) {
      decoded = decode(points, work);
    }
    return decoded.slice(0, points);
  }

  private PointRange decode(long points, Work work) {
    PointRange out = PointRange.of(group, arena.allocate(points * group.uncompressedBytes(), 64));
    long known = decoded.count();
    out.slice(0, known).copyFrom(decoded);
    Step step = work.step("decode " + name, points - known, "points");
    work.forEachChunk(
        points - known,
        GRAIN,
        (from, count) -> {
          for (long i = known + from; i < known + from + count; i++) {
            out.set(i, decode(i));
          }
          step.add(count);
        });
    return out;
  }

  private byte[] decode(long i) {
    long size = group.compressedBytes();
    byte[] encoding = compressed.asSlice(i * size, size).toArray(ValueLayout.JAVA_BYTE);
    try {
      return switch (group) {
        case G1 -> finite(G1Affine.fromCompressed(encoding));
        case G2 -> finite(G2Affine.fromCompressed(encoding));
      };
    } catch (MalformedInputException e) {
      throw new MalformedInputException(
          "SRS: " + name + "[" + i + "] of " + count() + ": " + e.getMessage(), e);
    }
  }

  private static byte[] finite(G1Affine point) {
    requireFinite(point.isInfinity());
    return point.toUncompressed();
  }

  private static byte[] finite(G2Affine point) {
    requireFinite(point.isInfinity());
    return point.toUncompressed();
  }

  private static void requireFinite(boolean infinity) {
    if (infinity) {
      throw new MalformedInputException("got infinity, wanted a finite point");
    }
  }
}
