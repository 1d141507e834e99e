// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.sealwright.hashing.field.Fr;
import org.sealwright.snark.kernel.NttColumns;
import org.sealwright.snark.kernel.NttKernels;

/** Transforms over Fr in C: the functions {@code sw_ntt_..} with one ending. */
final class NativeNttKernels implements NttKernels {
  /** Those in AVX-512 IFMA. */
  static final String IFMA = "_ifma";

  /** Those in portable C. */
  static final String PORTABLE = "_portable";

  private static final FunctionDescriptor SCRATCH = FunctionDescriptor.of(JAVA_LONG, JAVA_INT);
  private static final FunctionDescriptor COLUMNS =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT,
          ADDRESS);
  private static final FunctionDescriptor MULTIPLY_SUBTRACT =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);

  private final String suffix;
  private final MethodHandle scratch;
  private final NativeFunction columns;
  private final NativeFunction multiplySubtract;

  NativeNttKernels(NativeLibrary library, String suffix) {
    this.suffix = suffix;
    scratch = library.function("sw_ntt_scratch" + suffix, SCRATCH).plain();
    columns = library.function("sw_ntt_columns" + suffix, COLUMNS);
    multiplySubtract = library.function("sw_ntt_multiply_subtract" + suffix, MULTIPLY_SUBTRACT);
  }

  /** Whether the functions in AVX-512 IFMA run on this CPU. */
  static boolean isIfmaSupported(NativeLibrary library) {
    return library.status("sw_ifma_supported") != 0;
  }

  /** Whether the compiler made the portable functions. */
  static boolean isPortableSupported(NativeLibrary library) {
    return library.status("sw_ntt_portable_supported") != 0;
  }

  @Override
  public long scratchBytes(int log2Rows) {
    try {
      return (long) scratch.invokeExact(log2Rows);
    } catch (Throwable e) {
      throw NativeFunction.failure("sw_ntt_scratch" + suffix, e);
    }
  }

  @Override
  public void decimateInFrequency(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch) {
    transform(columns, roots, twist, scratch, 0);
  }

  @Override
  public void decimateInTime(
      NttColumns columns, MemorySegment roots, MemorySegment twist, MemorySegment scratch) {
    transform(columns, roots, twist, scratch, 1);
  }

  private void transform(
      NttColumns part, MemorySegment roots, MemorySegment twist, MemorySegment scratch, int time) {
    requireBytes("roots", roots, (long) Fr.BYTES * (part.rows() / 2));
    requireBytes("scratch", scratch, scratchBytes(part.log2Rows()));
    if (twist.byteSize() > 0) {
      requireBytes("twist", twist, Fr.BYTES * (1 + part.columns()));
    }
    MemorySegment values = Segments.writable(part.memory()).asSlice(part.offset());
    MemorySegment factors = twist.byteSize() > 0 ? twist : MemorySegment.NULL;
    int status;
    try {
      status =
          (int)
              columns
                  .on(!values.isNative())
                  .invokeExact(
                      values,
                      part.log2Rows(),
                      part.rowStride(),
                      part.columnStride(),
                      part.columns(),
                      roots,
                      factors,
                      time,
                      scratch);
    } catch (Throwable e) {
      throw NativeFunction.failure("sw_ntt_columns" + suffix, e);
    }
    Segments.check("sw_ntt_columns" + suffix, status);
  }

  @Override
  public void multiplySubtract(
      MemorySegment a,
      long aOffset,
      MemorySegment b,
      long bOffset,
      MemorySegment c,
      long cOffset,
      long count,
      MemorySegment factor) {
    long bytes = Math.multiplyExact(count, Fr.BYTES);
    requireBytes("factor", factor, Fr.BYTES);
    MemorySegment x = Segments.writable(a).asSlice(aOffset, bytes);
    MemorySegment y = b.asSlice(bOffset, bytes);
    MemorySegment z = c.asSlice(cOffset, bytes);
    boolean heap = !(x.isNative() && y.isNative() && z.isNative());
    int status;
    try {
      status = (int) multiplySubtract.on(heap).invokeExact(x, y, z, count, factor);
    } catch (Throwable e) {
      throw NativeFunction.failure("sw_ntt_multiply_subtract" + suffix, e);
    }
    Segments.check("sw_ntt_multiply_subtract" + suffix, status);
  }

  private static void requireBytes(String name, MemorySegment segment, long bytes) {
    Objects.checkFromIndexSize(0, bytes, segment.byteSize());
    if (!segment.isNative()) {
      throw new IllegalArgumentException(name + " must be native memory");
    }
  }
}
