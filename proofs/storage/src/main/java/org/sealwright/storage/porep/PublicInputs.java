// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.kernel.FeistelKernels;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.ReplicaId;
import org.sealwright.storage.graph.StackedGraph;

/**
 * Public inputs of the proof's circuit (get_seal_inputs): for each partition replica id, comm_d,
 * comm_r, then for each challenge its index in tree-D, the six base and eight expander parents, and
 * its index three times more (node, tree-R-last, column).
 */
public final class PublicInputs {
  private PublicInputs() {}

  /** One vector of field elements a partition. */
  public static List<List<Bytes32>> derive(
      PoRepConfig config,
      ReplicaId replicaId,
      Bytes32 commD,
      Bytes32 commR,
      InteractiveSeed seed,
      FeistelKernels feistel) {
    StackedGraph graph = new StackedGraph(config, feistel);
    List<List<Bytes32>> partitions = new ArrayList<>();
    for (List<Long> challenges : Challenges.all(config, replicaId, commR, seed)) {
      List<Bytes32> inputs = new ArrayList<>(List.of(replicaId.value(), commD, commR));
      for (long challenge : challenges) {
        inputs.add(element(challenge));
        for (long parent : graph.parents(challenge)) {
          inputs.add(element(parent));
        }
        for (int i = 0; i < 3; i++) {
          inputs.add(element(challenge));
        }
      }
      partitions.add(List.copyOf(inputs));
    }
    return partitions;
  }

  private static Bytes32 element(long value) {
    return Bytes32.of(
        ByteBuffer.allocate(Bytes32.LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(0, value)
            .array());
  }
}
