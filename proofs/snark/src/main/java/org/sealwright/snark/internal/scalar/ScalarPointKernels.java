// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.internal.scalar;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.G2Affine;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.PointKernels;

/** Point by point, as {@link G1Affine} and {@link G2Affine} decode them. */
public final class ScalarPointKernels implements PointKernels {

  @Override
  public void decompress(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment valid,
      long validOffset,
      MemorySegment in,
      long inOffset,
      long count) {
    int size = group.uncompressedBytes();
    for (long i = 0; i < count; i++) {
      byte[] encoded =
          in.asSlice(inOffset + i * group.compressedBytes(), group.compressedBytes())
              .toArray(ValueLayout.JAVA_BYTE);
      MemorySegment point = out.asSlice(outOffset + i * size, size);
      byte verdict = 1;
      try {
        point.copyFrom(MemorySegment.ofArray(uncompressed(group, encoded)));
      } catch (MalformedInputException e) {
        point.fill((byte) 0);
        verdict = 0;
      }
      valid.set(ValueLayout.JAVA_BYTE, validOffset + i, verdict);
    }
  }

  private static byte[] uncompressed(CurveGroup group, byte[] encoded) {
    return switch (group) {
      case G1 -> G1Affine.fromCompressed(encoded).toUncompressed();
      case G2 -> G2Affine.fromCompressed(encoded).toUncompressed();
    };
  }
}
