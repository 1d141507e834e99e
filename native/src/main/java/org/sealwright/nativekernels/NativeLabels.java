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
import org.sealwright.hashing.kernel.ShaKernels;

/**
 * The labels of {@code ShaKernels}, by {@code sw_sha_labels} and {@code sw_sha_labels_2}. A parent
 * outside its layer is found before anything is read through it.
 */
final class NativeLabels {
  static final int SECTORS_SIDE_BY_SIDE = 2;

  private static final int NODE = 32;
  private static final long PARENT_ROW = 4L * ShaKernels.PARENTS;

  /**
   * Nodes a call where memory is on the heap: some 40 microseconds in which no collection starts.
   */
  private static final int HEAP_NODES = 64;

  private static final FunctionDescriptor SIGNATURE =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG,
          JAVA_LONG);

  private final Variant one;
  private final Variant two;

  NativeLabels(NativeLibrary library) {
    one = new Variant(library, "sw_sha_labels", 1);
    two = new Variant(library, "sw_sha_labels_2", SECTORS_SIDE_BY_SIDE);
  }

  void labels(
      byte[] replicaId,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    one.run(MemorySegment.ofArray(replicaId), layer, current, previous, parents, from, count);
  }

  void labelsSideBySide(
      MemorySegment replicaIds,
      int layer,
      MemorySegment current,
      MemorySegment previous,
      MemorySegment parents,
      long from,
      int count) {
    two.run(replicaIds, layer, current, previous, parents, from, count);
  }

  /**
   * One of the two functions, which differ in the size of a node only.
   *
   * @param nodeBytes bytes of a node of all its sectors
   */
  private record Variant(String name, NativeFunction function, long nodeBytes) {

    Variant(NativeLibrary library, String name, int sectors) {
      this(name, library.function(name, SIGNATURE), (long) NODE * sectors);
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
      int step = heap ? HEAP_NODES : count;
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
}
