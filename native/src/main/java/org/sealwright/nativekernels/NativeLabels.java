// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.sealwright.hashing.kernel.LabelKernels;

/**
 * One of the C functions that label, which differ in the number of sectors only. A parent outside
 * its layer is found before anything is read through it.
 *
 * @param name name of the function
 * @param function the function
 * @param nodeBytes bytes of a node of all its sectors
 * @param heapNodes nodes a call where memory is on the heap: some 40 microseconds in which no
 *     collection starts
 */
record NativeLabels(String name, NativeFunction function, long nodeBytes, int heapNodes) {
  private static final int NODE = 32;
  private static final long PARENT_ROW = 4L * LabelKernels.PARENTS;

  private static final FunctionDescriptor SIGNATURE =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG,
          JAVA_LONG);

  /** The function called {@code name}, which labels so many sectors at once. */
  NativeLabels(NativeLibrary library, String name, int sectors) {
    this(
        name,
        library.function(name, SIGNATURE),
        (long) NODE * sectors,
        Math.min(64, 128 / sectors));
  }

  void run(
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    Objects.checkFromIndexSize(
        Math.multiplyExact(nodeBytes, from),
        nodeBytes * count,
        Segments.writable(current).byteSize());
    MemorySegment rows = parents.asSlice(0, PARENT_ROW * count);
    MemorySegment below = layer == 1 ? MemorySegment.NULL : previous;
    if (count == 0) {
      return;
    }
    boolean heap = !current.isNative() || !below.isNative() || !rows.isNative();
    MethodHandle handle = function.on(heap);
    int step = heap ? heapNodes : count;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ids = arena.allocate(nodeBytes).copyFrom(replicaIds.asSlice(0, nodeBytes));
      for (long done = 0; done < count; done += step) {
        long nodes = Math.min(step, count - done);
        MemorySegment some = rows.asSlice(PARENT_ROW * done, PARENT_ROW * nodes);
        call(handle, ids, layer, current, below, some, from + done, nodes);
      }
    }
  }

  private void call(
      MethodHandle handle,
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      long count) {
    long currentNodes = current.byteSize() / nodeBytes;
    long previousNodes = previous.byteSize() / nodeBytes;
    int status;
    try {
      status =
          (int)
              handle.invokeExact(
                  replicaIds,
                  layer,
                  current,
                  currentNodes,
                  previous,
                  previousNodes,
                  parents,
                  from,
                  count);
    } catch (Throwable e) {
      throw NativeFunction.failure(name, e);
    }
    Segments.check(name, status);
  }
}
