// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * A vector of points as it lies in a parameter file: uncompressed encodings, end to end, at any
 * alignment, operands of {@link org.sealwright.snark.kernel.MsmKernels} as they are.
 *
 * @param name what the file format calls it, for messages
 * @param group where the points lie
 * @param points a whole number of encodings, 96 or 192 bytes each
 */
public record PointVector(String name, CurveGroup group, MemorySegment points) {
  /** The three flags of an encoding; none is set in that of a finite point, uncompressed. */
  private static final int FLAGS = 0xe0;

  private static final long CHECKED_AT_ONCE = 256;

  /** Checks that no point is cut. */
  public PointVector {
    if (points.byteSize() % group.uncompressedBytes() != 0) {
      throw new IllegalArgumentException(
          name + " (" + points.byteSize() + " bytes) must be whole points of " + group);
    }
  }

  /** Number of points. */
  public long count() {
    return points.byteSize() / group.uncompressedBytes();
  }

  /**
   * Whether flags say that every point of a range is finite and uncompressed; reads one byte of
   * each.
   *
   * @throws MalformedInputException where one is not
   */
  public void requireFinite(long from, long count) {
    long bytes = group.uncompressedBytes();
    for (long i = from; i < from + count; i++) {
      int first = points.get(ValueLayout.JAVA_BYTE, i * bytes);
      if ((first & FLAGS) != 0) {
        throw malformed(
            i, "starts with 0x" + Integer.toHexString(first & 0xff) + ", wanted a finite point");
      }
    }
  }

  /**
   * Checks every point: canonical coordinates, on the curve, in the subgroup of order r, finite.
   * Some tens of microseconds a point.
   *
   * @throws MalformedInputException where one is not
   */
  public void check(Work work) {
    Step step = work.step("check " + name, count(), "points");
    work.forEachChunk(
        count(),
        CHECKED_AT_ONCE,
        (from, count) -> {
          for (long i = from; i < from + count; i++) {
            requireFinite(i, 1);
            check(i);
          }
          step.add(count);
        });
  }

  private void check(long i) {
    byte[] encoding = new byte[group.uncompressedBytes()];
    MemorySegment.copy(
        points, ValueLayout.JAVA_BYTE, i * encoding.length, encoding, 0, encoding.length);
    boolean infinity;
    try {
      infinity =
          switch (group) {
            case G1 -> G1Affine.fromUncompressed(encoding).isInfinity();
            case G2 -> G2Affine.fromUncompressed(encoding).isInfinity();
          };
    } catch (MalformedInputException e) {
      throw new MalformedInputException(where(i) + ": " + e.getMessage(), e);
    }
    if (infinity) {
      throw malformed(i, "is infinity, wanted a finite point");
    }
  }

  private MalformedInputException malformed(long i, String what) {
    return new MalformedInputException(where(i) + " " + what);
  }

  private String where(long i) {
    return name + "[" + i + "] of " + count() + " points";
  }
}
