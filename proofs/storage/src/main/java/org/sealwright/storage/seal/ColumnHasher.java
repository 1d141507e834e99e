// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.hashing.work.Step;

/** Hashes the columns of nodes, one label a layer, into the leaves of tree-C. */
final class ColumnHasher {
  private static final long GRAIN = 1024;

  private final SealContext context;
  private final MemorySegment[] layers;
  private final PoseidonConstants constants;

  ColumnHasher(SealContext context, List<MemorySegment> layers) {
    this.context = context;
    this.layers = layers.toArray(MemorySegment[]::new);
    this.constants = PoseidonConstants.ofArity(layers.size());
  }

  void hash(long firstNode, long count, MemorySegment out, String stepName) {
    Step step = context.work().step(stepName, count, "columns");
    context
        .work()
        .forEachChunk(
            count,
            GRAIN,
            (from, n) -> {
              long[] offsets = new long[layers.length];
              Arrays.fill(offsets, 32 * (firstNode + from));
              context.kernels().poseidon().hash(constants, layers, offsets, 32, out, 32 * from, n);
              step.add(n);
            });
  }
}
