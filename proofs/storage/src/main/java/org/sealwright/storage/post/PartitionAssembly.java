// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.storage.ProverId;

/**
 * Makes partitions of vanilla proofs that come in ascending order of their sectors, proves each as
 * soon as it is full, and lets go of its vanilla proofs then. For one thread.
 */
final class PartitionAssembly {
  private final PoStConfig config;
  private final ProverId proverId;
  private final PoStRandomness randomness;
  private final Prover prover;
  private final Map<Long, Bytes32> sectors = new HashMap<>();
  private final List<Proof> proofs = new ArrayList<>();
  private List<SectorVanillaProof> open = new ArrayList<>();

  /** Proves one partition. */
  @FunctionalInterface
  interface Prover {
    /**
     * The proof.
     *
     * @param partition the sectors of the partition alone
     * @param index of the partition, from 0
     */
    Proof prove(PoStStatement partition, int index, List<SectorVanillaProof> vanilla);
  }

  PartitionAssembly(
      PoStConfig config, ProverId proverId, PoStRandomness randomness, Prover prover) {
    this.config = config;
    this.proverId = proverId;
    this.randomness = randomness;
    this.prover = prover;
  }

  /** Takes the proof of the next sector. */
  void add(SectorVanillaProof proof) {
    sectors.put(proof.sector(), proof.commR());
    open.add(proof);
    if (open.size() == config.sectorsPerPartition()) {
      proveOpen();
    }
  }

  /** Proves what is left over; the result has the proofs of all partitions. */
  PoStResult finish(VanillaReading reading) {
    if (!open.isEmpty()) {
      proveOpen();
    }
    Optional<PoStStatement> statement =
        sectors.isEmpty()
            ? Optional.empty()
            : Optional.of(PoStStatement.of(config, proverId, randomness, sectors));
    return new PoStResult(statement, proofs, reading.faults(), reading.figures());
  }

  private void proveOpen() {
    List<SectorVanillaProof> full = open;
    open = new ArrayList<>();
    PoStStatement partition = PoStStatement.of(config, proverId, randomness, full);
    proofs.add(prover.prove(partition, proofs.size(), full));
  }
}
