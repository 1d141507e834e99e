// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.internal.scalar.ScalarShaKernels;
import org.sealwright.hashing.kernel.BatchLabelKernels;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.kernel.ShaKernels;
import org.sealwright.hashing.kernel.ShaKernelsContract;
import org.sealwright.hashing.kernel.TreeHashKernels;

class NativeAvx512ContractTest extends ShaKernelsContract {
  private static final int NODES = 20;
  private static final int ROW = 4 * LabelKernels.PARENTS;

  @Override
  protected ShaKernels kernel() {
    NativeAvx512Kernels kernels = avx512();
    return new Both(kernels, kernels);
  }

  @Test
  void refusesParentsOutsideTheirLayer() {
    BatchLabelKernels kernels = avx512();
    MemorySegment parents = Arena.ofAuto().allocate((long) ROW * NODES);
    MemorySegment below = Arena.ofAuto().allocate(512L * NODES);
    MemorySegment layer = Arena.ofAuto().allocate(512L * NODES);
    MemorySegment ids = Arena.ofAuto().allocate(512);
    long lastExpander = (long) ROW * NODES - 4;
    parents.set(ValueLayout.JAVA_INT, lastExpander, NODES);
    assertThatThrownBy(() -> kernels.labelsSideBySide(ids, 2, layer, below, parents, 0, NODES))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("parent");
    // Layer 1 has no expander parents.
    kernels.labelsSideBySide(ids, 1, layer, null, parents, 0, NODES);
    parents.set(ValueLayout.JAVA_INT, lastExpander, NODES - 1);
    kernels.labelsSideBySide(ids, 2, layer, below, parents, 0, NODES);
    parents.set(ValueLayout.JAVA_INT, ROW, -1);
    assertThatThrownBy(() -> kernels.labelsSideBySide(ids, 1, layer, null, parents, 0, NODES))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static NativeAvx512Kernels avx512() {
    NativeLibrary library = NativeLibrary.bundled();
    assumeTrue(
        library.isAvailable(), () -> "skipped: " + library.unavailabilityCause().orElseThrow());
    assumeTrue(
        NativeAvx512Kernels.isSupported(library),
        "skipped: this CPU, or the system on it, has no AVX-512 F, BW and VL");
    return new NativeAvx512Kernels(library);
  }

  /** With the scalar labels of one sector, which no lanes can help. */
  private record Both(TreeHashKernels pairs, BatchLabelKernels batch) implements ShaKernels {
    @Override
    public void hashPairs(
        MemorySegment in, long inOffset, MemorySegment out, long outOffset, long count) {
      pairs.hashPairs(in, inOffset, out, outOffset, count);
    }

    @Override
    public void labels(
        byte[] replicaId,
        int layer,
        MemorySegment current,
        MemorySegment previous,
        MemorySegment parents,
        long from,
        int count) {
      new ScalarShaKernels().labels(replicaId, layer, current, previous, parents, from, count);
    }

    @Override
    public int sectorsSideBySide() {
      return batch.sectorsSideBySide();
    }

    @Override
    public void labelsSideBySide(
        MemorySegment replicaIds,
        int layer,
        MemorySegment current,
        MemorySegment previous,
        MemorySegment parents,
        long from,
        int count) {
      batch.labelsSideBySide(replicaIds, layer, current, previous, parents, from, count);
    }
  }
}
