// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.sealwright.snark.kernel.CurveGroup;
import org.sealwright.snark.kernel.PairingKernels;

/**
 * The pairing in C: {@code sw_miller_product} and {@code sw_final_exponentiation} with one of the
 * endings of {@link NativeMsmKernels}.
 *
 * <p>Calls take up to milliseconds, too long to hold up the garbage collector, so memory on the
 * heap is copied.
 */
final class NativePairingKernels implements PairingKernels {
  private static final FunctionDescriptor MILLER_PRODUCT =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final FunctionDescriptor FINAL_EXPONENTIATION =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);

  private final String suffix;
  private final MethodHandle millerProduct;
  private final MethodHandle finalExponentiation;

  NativePairingKernels(NativeLibrary library, String suffix) {
    this.suffix = suffix;
    millerProduct = library.function("sw_miller_product" + suffix, MILLER_PRODUCT).plain();
    finalExponentiation =
        library.function("sw_final_exponentiation" + suffix, FINAL_EXPONENTIATION).plain();
  }

  @Override
  public void millerProduct(
      MemorySegment out,
      long outOffset,
      MemorySegment g1,
      long g1Offset,
      MemorySegment g2,
      long g2Offset,
      long count) {
    MemorySegment value = Segments.writable(out).asSlice(outOffset, FP12_BYTES);
    MemorySegment p = points(g1, g1Offset, CurveGroup.G1, count);
    MemorySegment q = points(g2, g2Offset, CurveGroup.G2, count);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(FP12_BYTES);
      int status;
      try {
        status =
            (int) millerProduct.invokeExact(result, offHeap(p, arena), offHeap(q, arena), count);
      } catch (Throwable e) {
        throw NativeFunction.failure("sw_miller_product" + suffix, e);
      }
      Segments.check("sw_miller_product" + suffix, status);
      value.copyFrom(result);
    }
  }

  @Override
  public void finalExponentiation(
      MemorySegment out, long outOffset, MemorySegment in, long inOffset) {
    MemorySegment value = Segments.writable(out).asSlice(outOffset, FP12_BYTES);
    MemorySegment element = in.asSlice(inOffset, FP12_BYTES);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(FP12_BYTES);
      int status;
      try {
        status = (int) finalExponentiation.invokeExact(result, offHeap(element, arena));
      } catch (Throwable e) {
        throw NativeFunction.failure("sw_final_exponentiation" + suffix, e);
      }
      Segments.check("sw_final_exponentiation" + suffix, status);
      value.copyFrom(result);
    }
  }

  private static MemorySegment points(
      MemorySegment points, long offset, CurveGroup group, long count) {
    return points.asSlice(offset, Math.multiplyExact(count, (long) group.uncompressedBytes()));
  }

  private static MemorySegment offHeap(MemorySegment segment, Arena arena) {
    return segment.isNative() ? segment : arena.allocate(segment.byteSize()).copyFrom(segment);
  }
}
