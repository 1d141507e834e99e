// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.sealwright.hashing.kernel.FeistelKernels;

/** The Feistel permutation in AVX-512, eight values at a time; values beyond the domain walk on. */
final class NativeFeistelKernels implements FeistelKernels {
  private static final String NAME = "sw_feistel_permute_x8";
  private static final int KEYS = 3;

  /** Values a call: some tens of microseconds in which no collection starts. */
  private static final int HEAP_VALUES = 256;

  private final NativeFunction function;

  NativeFeistelKernels(NativeLibrary library) {
    function =
        library.function(
            NAME,
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_LONG));
  }

  @Override
  public void permute(
      long[] keys, int halfBits, long domain, long[] values, int offset, int count) {
    if (keys.length < KEYS) {
      throw new IllegalArgumentException("got " + keys.length + " keys, wanted 3 or more");
    }
    MemorySegment all = MemorySegment.ofArray(values).asSlice(8L * offset, 8L * count);
    MemorySegment keySegment = MemorySegment.ofArray(keys);
    MethodHandle handle = function.on(true);
    for (int done = 0; done < count; done += HEAP_VALUES) {
      int n = Math.min(HEAP_VALUES, count - done);
      call(handle, all.asSlice(8L * done, 8L * n), n, keySegment, halfBits, domain);
    }
  }

  private static void call(
      MethodHandle handle,
      MemorySegment values,
      long count,
      MemorySegment keys,
      int halfBits,
      long domain) {
    int status;
    try {
      status = (int) handle.invokeExact(values, count, keys, halfBits, domain);
    } catch (Throwable e) {
      throw NativeFunction.failure(NAME, e);
    }
    Segments.check(NAME, status);
  }
}
