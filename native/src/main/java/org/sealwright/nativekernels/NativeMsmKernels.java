// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.lang.foreign.MemorySegment;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.MsmKernels;

/**
 * Batches in G1 and G2 in C: the functions {@code sw_g1_..} and {@code sw_g2_..} with one ending.
 */
final class NativeMsmKernels implements MsmKernels {
  /** Those in AVX-512 IFMA. */
  static final String IFMA = "_ifma";

  /** Those with products in MULX, ADCX and ADOX. */
  static final String ADX = "_adx";

  /** Those in portable C. */
  static final String PORTABLE = "";

  /** Points of G1 where windows of 16 bits pay, which are the longest; half as many of G2. */
  private static final long PREFERRED = 1 << 18;

  private final NativeGroup g1;
  private final NativeGroup g2;

  NativeMsmKernels(NativeLibrary library, String suffix) {
    g1 = new NativeGroup(library, CurveGroup.G1, suffix);
    g2 = new NativeGroup(library, CurveGroup.G2, suffix);
  }

  /** Whether the functions with this ending run on this CPU. */
  static boolean isSupported(NativeLibrary library, String suffix) {
    String question =
        switch (suffix) {
          case IFMA -> "sw_ifma_supported";
          case ADX -> "sw_adx_supported";
          default -> "sw_ntt_portable_supported";
        };
    return library.status(question) != 0;
  }

  private NativeGroup of(CurveGroup group) {
    return group == CurveGroup.G1 ? g1 : g2;
  }

  @Override
  public long scratchBytes(CurveGroup group, long count) {
    return of(group).scratchBytes(count);
  }

  @Override
  public long preferredCount(CurveGroup group) {
    return group == CurveGroup.G1 ? PREFERRED : PREFERRED / 2;
  }

  @Override
  public void sum(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count,
      MemorySegment scratch) {
    of(group).sum(out, outOffset, bases, basesOffset, scalars, scalarsOffset, count, scratch);
  }

  @Override
  public void multiplyEach(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    of(group).multiplyEach(out, outOffset, bases, basesOffset, scalars, scalarsOffset, count);
  }

  @Override
  public long tableBytes(CurveGroup group) {
    return of(group).tableBytes();
  }

  @Override
  public void buildTable(
      CurveGroup group, MemorySegment table, MemorySegment base, long baseOffset) {
    of(group).buildTable(table, base, baseOffset);
  }

  @Override
  public void multiplyFixed(
      CurveGroup group,
      MemorySegment out,
      long outOffset,
      MemorySegment table,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    of(group).multiplyFixed(out, outOffset, table, scalars, scalarsOffset, count);
  }
}
