// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.sealwright.snark.kernel.CurveGroup;

/**
 * The C functions of one group in one kind of arithmetic. Calls take up to a second, so that no
 * heap memory may be pinned for them: what is on the heap goes through copies.
 */
final class NativeGroup {
  private static final long MAX_COUNT = 1 << 20;
  private static final long SCALAR = 32;

  /** Of a cache line, as the C functions want scratch and tables. */
  private static final long ALIGNMENT = 64;

  private static final FunctionDescriptor SIZE = FunctionDescriptor.of(JAVA_LONG);
  private static final FunctionDescriptor SIZE_OF_COUNT =
      FunctionDescriptor.of(JAVA_LONG, JAVA_LONG);
  private static final FunctionDescriptor SUM =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  private static final FunctionDescriptor EACH =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  private static final FunctionDescriptor DECOMPRESS = EACH;
  private static final FunctionDescriptor TABLE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

  private final long point;
  private final Call sumScratch;
  private final Call sum;
  private final Call each;
  private final Call decompress;
  private final Call buildTable;
  private final Call multiplyFixed;
  private final long tableBytes;
  private final long fixedScratchBytes;

  /** A function that takes native memory only. */
  private record Call(String name, MethodHandle handle) {}

  NativeGroup(NativeLibrary library, CurveGroup group, String suffix) {
    point = group.uncompressedBytes();
    sumScratch = call(library, group, "sum_scratch", suffix, SIZE_OF_COUNT);
    sum = call(library, group, "sum", suffix, SUM);
    each = call(library, group, "multiply_each", suffix, EACH);
    decompress = call(library, group, "decompress", suffix, DECOMPRESS);
    buildTable = call(library, group, "build_table", suffix, TABLE);
    multiplyFixed = call(library, group, "multiply_fixed", suffix, SUM);
    tableBytes = size(call(library, group, "table", suffix, SIZE));
    fixedScratchBytes = size(call(library, group, "fixed_scratch", suffix, SIZE));
  }

  private static Call call(
      NativeLibrary library,
      CurveGroup group,
      String function,
      String suffix,
      FunctionDescriptor descriptor) {
    String name = "sw_" + group.name().toLowerCase(Locale.ROOT) + "_" + function + suffix;
    return new Call(name, library.function(name, descriptor).plain());
  }

  private static long size(Call call) {
    try {
      return (long) call.handle.invokeExact();
    } catch (Throwable e) {
      throw NativeFunction.failure(call.name, e);
    }
  }

  long scratchBytes(long count) {
    checkCount(count, MAX_COUNT);
    try {
      return (long) sumScratch.handle.invokeExact(count);
    } catch (Throwable e) {
      throw NativeFunction.failure(sumScratch.name, e);
    }
  }

  long tableBytes() {
    return tableBytes;
  }

  void sum(
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count,
      MemorySegment scratch) {
    MemorySegment room = aligned(scratch, scratchBytes(count));
    try (Arena arena = Arena.ofConfined()) {
      Output result = new Output(arena, out, outOffset, point);
      MemorySegment points = input(arena, bases, basesOffset, point * count);
      MemorySegment factors = input(arena, scalars, scalarsOffset, SCALAR * count);
      Segments.check(sum.name, invokeSum(sum, result.memory, points, factors, count, room));
      result.copyBack();
    }
  }

  void multiplyEach(
      MemorySegment out,
      long outOffset,
      MemorySegment bases,
      long basesOffset,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    checkCount(count, Long.MAX_VALUE / point);
    try (Arena arena = Arena.ofConfined()) {
      Output result = new Output(arena, out, outOffset, point * count);
      MemorySegment points = input(arena, bases, basesOffset, point * count);
      MemorySegment factors = input(arena, scalars, scalarsOffset, SCALAR * count);
      int status;
      try {
        status = (int) each.handle.invokeExact(result.memory, points, factors, count);
      } catch (Throwable e) {
        throw NativeFunction.failure(each.name, e);
      }
      Segments.check(each.name, status);
      result.copyBack();
    }
  }

  void decompress(
      MemorySegment out,
      long outOffset,
      MemorySegment valid,
      long validOffset,
      MemorySegment in,
      long inOffset,
      long count) {
    checkCount(count, Long.MAX_VALUE / point);
    try (Arena arena = Arena.ofConfined()) {
      Output points = new Output(arena, out, outOffset, point * count);
      Output verdicts = new Output(arena, valid, validOffset, count);
      MemorySegment encoded = input(arena, in, inOffset, point / 2 * count);
      int status;
      try {
        status =
            (int) decompress.handle.invokeExact(points.memory, verdicts.memory, encoded, count);
      } catch (Throwable e) {
        throw NativeFunction.failure(decompress.name, e);
      }
      Segments.check(decompress.name, status);
      points.copyBack();
      verdicts.copyBack();
    }
  }

  void buildTable(MemorySegment table, MemorySegment base, long baseOffset) {
    MemorySegment entries = aligned(Segments.writable(table), tableBytes);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment first = input(arena, base, baseOffset, point);
      MemorySegment room = arena.allocate(fixedScratchBytes, ALIGNMENT);
      int status;
      try {
        status = (int) buildTable.handle.invokeExact(entries, first, room);
      } catch (Throwable e) {
        throw NativeFunction.failure(buildTable.name, e);
      }
      Segments.check(buildTable.name, status);
    }
  }

  void multiplyFixed(
      MemorySegment out,
      long outOffset,
      MemorySegment table,
      MemorySegment scalars,
      long scalarsOffset,
      long count) {
    checkCount(count, Long.MAX_VALUE / point);
    MemorySegment entries = aligned(table, tableBytes);
    try (Arena arena = Arena.ofConfined()) {
      Output result = new Output(arena, out, outOffset, point * count);
      MemorySegment factors = input(arena, scalars, scalarsOffset, SCALAR * count);
      MemorySegment room = arena.allocate(fixedScratchBytes, ALIGNMENT);
      Segments.check(
          multiplyFixed.name,
          invokeSum(multiplyFixed, result.memory, entries, factors, count, room));
      result.copyBack();
    }
  }

  private static int invokeSum(
      Call call,
      MemorySegment out,
      MemorySegment points,
      MemorySegment scalars,
      long count,
      MemorySegment scratch) {
    try {
      return (int) call.handle.invokeExact(out, points, scalars, count, scratch);
    } catch (Throwable e) {
      throw NativeFunction.failure(call.name, e);
    }
  }

  private static void checkCount(long count, long most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("got count " + count + ", wanted 0 to " + most);
    }
  }

  private static MemorySegment aligned(MemorySegment segment, long bytes) {
    MemorySegment part = segment.asSlice(0, bytes);
    if (!part.isNative() || part.address() % ALIGNMENT != 0) {
      throw new IllegalArgumentException(
          "scratch and tables are native memory at a multiple of " + ALIGNMENT + " bytes");
    }
    return part;
  }

  private static MemorySegment input(Arena arena, MemorySegment segment, long offset, long bytes) {
    MemorySegment part = segment.asSlice(offset, bytes);
    return part.isNative() ? part : arena.allocate(bytes).copyFrom(part);
  }

  /** Where results go, and where C writes them. */
  private static final class Output {
    private final MemorySegment wanted;
    private final MemorySegment memory;

    Output(Arena arena, MemorySegment out, long offset, long bytes) {
      wanted = Segments.writable(out).asSlice(offset, bytes);
      memory = wanted.isNative() ? wanted : arena.allocate(bytes);
    }

    void copyBack() {
      if (!wanted.isNative()) {
        MemorySegment.copy(
            memory, ValueLayout.JAVA_BYTE, 0, wanted, ValueLayout.JAVA_BYTE, 0, wanted.byteSize());
      }
    }
  }
}
