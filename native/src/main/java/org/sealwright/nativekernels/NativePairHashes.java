// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * One of the C functions that hash pairs.
 *
 * @param name name of the function
 * @param function the function
 */
record NativePairHashes(String name, NativeFunction function) {
  private static final int NODE = 32;

  /**
   * Pairs a call where memory is on the heap: some 40 microseconds in which no collection starts.
   */
  private static final int HEAP_PAIRS = 1024;

  /** The function called {@code name}. */
  NativePairHashes(NativeLibrary library, String name) {
    this(
        name, library.function(name, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG)));
  }

  void hashPairs(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
    MemorySegment source = in.asSlice(inOffset, Math.multiplyExact(2L * NODE, count));
    MemorySegment target = Segments.writable(out).asSlice(outOffset, NODE * count);
    if (count == 0) {
      return;
    }
    boolean heap = !in.isNative() || !out.isNative();
    MethodHandle handle = function.on(heap);
    long step = heap ? HEAP_PAIRS : count;
    // In order, so that results which replace their own input never reach input still to be read.
    for (long done = 0; done < count; done += step) {
      long pairs = Math.min(step, count - done);
      call(
          handle,
          source.asSlice(2 * NODE * done, 2 * NODE * pairs),
          target.asSlice(NODE * done, NODE * pairs),
          pairs);
    }
  }

  private void call(MethodHandle handle, MemorySegment in, MemorySegment out, long count) {
    int status;
    try {
      status = (int) handle.invokeExact(in, out, count);
    } catch (Throwable e) {
      throw NativeFunction.failure(name, e);
    }
    Segments.check(name, status);
  }
}
