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
import java.util.function.Consumer;
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
  private final Groth16Verifier verifier;
  private final Work work;

  private PartitionProver(PoStShape shape, CircuitProver prover, SnarkKernels kernels, Work work) {
    this.shape = shape;
    this.prover = prover;
    this.vanillaVerifier = new PoStVanillaVerifier(shape.sectorSize(), kernels.hashing());
    this.verifier = Groth16Verifier.of(prover.verifyingKey(), kernels, work);
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
    try {
      return new PartitionProver(shape, prover, kernels, work);
    } catch (RuntimeException | Error e) {
      prover.close();
      throw e;
    }
  }

  /**
   * Proves the sectors of {@code replicas} that are well, partition after partition.
   *
   * @param taker hears of every vanilla proof before its partition is proved
   */
  PoStResult prove(
      PoStConfig config,
      ProverId proverId,
      PoStRandomness randomness,
      List<PoStReplica> replicas,
      VanillaReader reader,
      Consumer<SectorVanillaProof> taker) {
    requireShape(config);
    requireProver(proverId);
    long most = replicas.stream().mapToLong(PoStReplica::sector).distinct().count();
    Step step = work.step("partitions", config.partitions(Math.toIntExact(most)), "partitions");
    PartitionAssembly assembly =
        new PartitionAssembly(
            config,
            proverId,
            randomness,
            (partition, index, vanilla) ->
                prove(partition, PoStLayout.ofPartition(partition, index), vanilla, step)
                    .getFirst());
    Consumer<SectorVanillaProof> both = taker.andThen(assembly::add);
    if (!reader.hasDeadline()) {
      return assembly.finish(reader.stream(config, randomness, replicas, both));
    }
    // The time is for reading: a sector must not miss it because others were being proved.
    VanillaReading reading = reader.read(config, randomness, replicas);
    reading.proofs().forEach(both);
    return assembly.finish(reading);
  }

  /** Proves the partitions of a layout from vanilla proofs in any order. */
  List<Proof> prove(PoStStatement statement, PoStLayout layout, List<SectorVanillaProof> vanilla) {
    Step step = work.step("partitions", statement.partitions(), "partitions");
    return prove(statement, layout, vanilla, step);
  }

  private List<Proof> prove(
      PoStStatement statement, PoStLayout layout, List<SectorVanillaProof> vanilla, Step step) {
    requireShape(statement.config());
    statement
        .problem()
        .ifPresent(
            problem -> {
              throw new MalformedInputException(problem);
            });
    Map<Long, SectorVanillaProof> bySector = bySector(vanilla);
    requireVanilla(statement, layout.challenges(), bySector);
    List<Proof> proofs = new ArrayList<>();
    for (List<Place> partition : layout.partitions()) {
      proofs.add(prover.prove(circuit(partition, bySector)));
      step.add(1);
    }
    // The prover has checked each proof against the circuit's own inputs, not against ours.
    if (!verifier.verifyBatch(proofs, layout.publicInputs())) {
      throw new PoStException("PoSt: the proof doesn't hold for its statement");
    }
    return proofs;
  }

  private void requireShape(PoStConfig config) {
    if (!config.shape().equals(shape)) {
      throw new MalformedInputException(
          "statement is of "
              + config.kind()
              + " PoSt of "
              + config.size().label()
              + ", the parameters are for "
              + shape);
    }
  }

  private static void requireProver(ProverId proverId) {
    if (!proverId.value().isCanonical()) {
      throw new MalformedInputException(
          "prover id is " + proverId + ", wanted a field element below r");
    }
  }

  private static Map<Long, SectorVanillaProof> bySector(List<SectorVanillaProof> vanilla) {
    Map<Long, SectorVanillaProof> bySector = new HashMap<>();
    for (SectorVanillaProof proof : vanilla) {
      SectorVanillaProof other = bySector.put(proof.sector(), proof);
      if (other != null && !other.equals(proof)) {
        throw new PoStException(
            "PoSt: got two different vanilla proofs of sector "
                + Long.toUnsignedString(proof.sector()));
      }
    }
    return bySector;
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
    Step step = work.step("checks of vanilla proofs", sectors.size(), "sectors");
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
