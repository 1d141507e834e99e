// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.Digests;
import org.sealwright.hashing.kernel.LabelKernels;
import org.sealwright.hashing.poseidon.Poseidon;
import org.sealwright.hashing.poseidon.PoseidonConstants;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.graph.StackedGraph;

/**
 * Computes random nodes of finished layers and trees once more, by plain scalar code apart from the
 * kernels, so that faulty memory, a faulty CPU or a faulty kernel shows at the end of the phase and
 * not on chain.
 */
final class SelfCheck {
  private final StackedGraph graph;
  private final int checks;
  private final SplittableRandom random = new SplittableRandom();

  SelfCheck(SealContext context, StackedGraph graph) {
    this.graph = graph;
    this.checks = context.selfChecks();
  }

  /** Checks labels of a layer. */
  void labels(ReplicaId replicaId, int layer, MemorySegment current, MemorySegment previous) {
    for (int i = 0; i < checks; i++) {
      // The last node depends on the most; the others are drawn.
      long node = i == 0 ? graph.nodes() - 1 : random.nextLong(graph.nodes());
      require(
          label(replicaId, layer, node, current, previous),
          Bytes32.from(current, 32 * node),
          "label of node " + node + " in layer " + layer);
    }
  }

  /** Checks column hashes, the leaves of tree-C. */
  void columns(List<MemorySegment> layers, long firstNode, MemorySegment leaves, long count) {
    Poseidon poseidon = new Poseidon(PoseidonConstants.ofArity(layers.size()));
    for (int i = 0; i < checks; i++) {
      long index = random.nextLong(count);
      List<Bytes32> column = new ArrayList<>();
      layers.forEach(layer -> column.add(Bytes32.from(layer, 32 * (firstNode + index))));
      require(
          poseidon.hash(column),
          Bytes32.from(leaves, 32 * index),
          "column hash of node " + (firstNode + index));
    }
  }

  private Bytes32 label(
      ReplicaId replicaId, int layer, long node, MemorySegment current, MemorySegment previous) {
    MessageDigest sha = Digests.sha256();
    sha.update(replicaId.value().toArray());
    sha.update(ByteBuffer.allocate(Bytes32.LENGTH).putInt(layer).putLong(node).array());
    if (node > 0) {
      long[] parents = graph.parents(node);
      int distinct = layer == 1 ? StackedGraph.BASE_PARENTS : StackedGraph.PARENTS;
      for (int slot = 0; slot < LabelKernels.PARENT_SLOTS; slot++) {
        int k = slot % distinct;
        MemorySegment source = k < StackedGraph.BASE_PARENTS ? current : previous;
        sha.update(Bytes32.from(source, 32 * parents[k]).toArray());
      }
    }
    return Bytes32.of(sha.digest()).truncated254();
  }

  private static void require(Bytes32 wanted, Bytes32 got, String what) {
    if (!wanted.equals(got)) {
      throw new SealingException(
          "self-check",
          what
              + " is "
              + got
              + ", computed again "
              + wanted
              + ": this machine or kernel makes errors; run doctor, then the phase again");
    }
  }
}
