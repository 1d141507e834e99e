// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Step;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.CircuitProver;
import org.sealwright.snark.groth16.Groth16Verifier;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.post.PoStLayout.Place;
import org.sealwright.storage.post.circuit.FallbackPoStCircuit;
import org.sealwright.storage.post.circuit.PoStSector;
import org.sealwright.storage.post.circuit.PoStShape;

/** What Window and Winning PoSt have in common: from vanilla proofs to verified proofs. */
final class PartitionProver implements AutoCloseable {
  private final PoStShape shape;
  private final CircuitProver prover;
  private final PoStVanillaVerifier vanillaVerifier;
  private final SnarkKernels kernels;
  private final Work work;

  private PartitionProver(PoStShape shape, CircuitProver prover, SnarkKernels kernels, Work work) {
    this.shape = shape;
    this.prover = prover;
    this.vanillaVerifier = new PoStVanillaVerifier(shape.sectorSize(), kernels.hashing());
    this.kernels = kernels;
    this.work = work;
  }

  static PartitionProver open(
      PoStShape shape, ParameterStore store, SnarkKernels kernels, Work work) throws IOException {
    CircuitProver prover =
        CircuitProver.open(
            store.provingKey(shape.circuitName(), work),
            FallbackPoStCircuit.blank(shape),
            kernels,
            work);
    return new PartitionProver(shape, prover, kernels, work);
  }

  /** Proves the sectors of {@code replicas} that are well. */
  PoStResult prove(
      PoStConfig config,
      ProverId proverId,
      PoStRandomness randomness,
      List<PoStReplica> replicas,
      VanillaReader reader) {
    VanillaReading reading = reader.read(config, randomness, replicas);
    if (reading.proofs().isEmpty()) {
      return new PoStResult(Optional.empty(), List.of(), reading);
    }
    PoStStatement statement = PoStStatement.of(config, proverId, randomness, reading.proofs());
    List<Proof> proofs = prove(statement, PoStLayout.of(statement), reading.proofs());
    return new PoStResult(Optional.of(statement), proofs, reading);
  }

  List<Proof> prove(PoStStatement statement, PoStLayout layout, List<SectorVanillaProof> vanilla) {
    if (!statement.config().shape().equals(shape)) {
      throw new MalformedInputException(
          "statement is of "
              + statement.config().kind()
              + " PoSt of "
              + statement.config().size().label()
              + ", the parameters are for "
              + shape);
    }
    statement
        .problem()
        .ifPresent(
            problem -> {
              throw new MalformedInputException(problem);
            });
    Map<Long, SectorVanillaProof> bySector = new HashMap<>();
    vanilla.forEach(proof -> bySector.put(proof.sector(), proof));
    requireVanilla(statement, layout.challenges(), bySector);
    List<List<Place>> partitions = layout.partitions();
    List<Proof> proofs =
        prover.provePartitions(partitions.size(), i -> circuit(partitions.get(i), bySector));
    // The prover has checked each proof against the circuit's own inputs, not against ours.
    Groth16Verifier verifier = Groth16Verifier.of(prover.verifyingKey(), kernels, work);
    if (!verifier.verifyBatch(proofs, layout.publicInputs())) {
      throw new PoStException("PoSt: the proof doesn't hold for its statement");
    }
    return proofs;
  }

  private void requireVanilla(
      PoStStatement statement,
      SortedMap<Long, List<Long>> challenges,
      Map<Long, SectorVanillaProof> vanilla) {
    for (long sector : vanilla.keySet()) {
      if (!challenges.containsKey(sector)) {
        throw new PoStException(
            "PoSt: got a vanilla proof of sector "
                + Long.toUnsignedString(sector)
                + ", which the statement doesn't have");
      }
    }
    List<Long> sectors = List.copyOf(challenges.keySet());
    ConcurrentSkipListMap<Long, String> problems =
        new ConcurrentSkipListMap<>(Long::compareUnsigned);
    Step step = work.step("vanilla proofs", sectors.size(), "sectors");
    work.forEachChunk(
        sectors.size(),
        1,
        (from, count) -> {
          long sector = sectors.get((int) from);
          Optional<String> problem =
              Optional.ofNullable(vanilla.get(sector))
                  .map(
                      proof ->
                          vanillaVerifier.problem(
                              sector,
                              statement.sectors().get(sector),
                              challenges.get(sector),
                              proof))
                  .orElse(Optional.of("there is no vanilla proof of it"));
          problem.ifPresent(text -> problems.put(sector, text));
          step.add(1);
        });
    if (!problems.isEmpty()) {
      throw new PoStException(
          "PoSt: "
              + problems.size()
              + " of "
              + sectors.size()
              + " sectors can't be proved, the first of them "
              + Long.toUnsignedString(problems.firstKey())
              + ": "
              + problems.firstEntry().getValue());
    }
  }

  private FallbackPoStCircuit circuit(List<Place> places, Map<Long, SectorVanillaProof> vanilla) {
    List<PoStSector> sectors = new ArrayList<>(places.size());
    for (Place place : places) {
      SectorVanillaProof proof = vanilla.get(place.sector());
      sectors.add(
          new PoStSector(
              proof.commR(),
              proof.commC(),
              proof.commRLast(),
              proof.inclusions().subList(place.first(), place.first() + place.leaves().size())));
    }
    return new FallbackPoStCircuit(shape, sectors);
  }

  @Override
  public void close() {
    prover.close();
  }
}
