// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.lang.foreign.MemorySegment;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.PointKernels;

/**
 * Decoding of points in C: {@code sw_g1_decompress} and {@code sw_g2_decompress} with one of the
 * endings of {@link NativeMsmKernels}.
 */
final class NativePointKernels implements PointKernels {
  /** Points for which eight lanes take longer than so many turns of one. */
  private static final int FEW = 4;

  private final NativeGroup g1;
  private final NativeGroup g2;
  private final NativeGroup fewOfG1;
  private final NativeGroup fewOfG2;

  NativePointKernels(NativeLibrary library, String suffix) {
    g1 = new NativeGroup(library, CurveGroup.G1, suffix);
    g2 = new NativeGroup(library, CurveGroup.G2, suffix);
    // Every CPU with AVX-512 IFMA has MULX and ADX.
    boolean lanes = suffix.equals(NativeMsmKernels.IFMA);
    fewOfG1 = lanes ? new NativeGroup(library, CurveGroup.G1, NativeMsmKernels.ADX) : g1;
    fewOfG2 = lanes ? new NativeGroup(library, CurveGroup.G2, NativeMsmKernels.ADX) : g2;
  }

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
    boolean few = count <= FEW;
    NativeGroup functions =
        switch (group) {
          case G1 -> few ? fewOfG1 : g1;
          case G2 -> few ? fewOfG2 : g2;
        };
    functions.decompress(out, outOffset, valid, validOffset, in, inOffset, count);
  }
}
