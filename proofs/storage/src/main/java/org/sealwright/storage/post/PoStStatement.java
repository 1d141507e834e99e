// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.storage.ProverId;

/**
 * What a proof of spacetime claims: at the time of this randomness the replicas with these
 * commitments were there. The sectors are in ascending order of their numbers, unsigned, each of
 * them once, as the network has them.
 *
 * @param config size, kind, version
 * @param prover who claims it; checked to be a field element, without effect otherwise
 * @param randomness what the challenges are drawn from
 * @param sectors commitments to the replicas by number of the sector; of a Winning PoSt one
 */
public record PoStStatement(
    PoStConfig config,
    ProverId prover,
    PoStRandomness randomness,
    SortedMap<Long, Bytes32> sectors) {

  /**
   * Copies and orders the sectors.
   *
   * @throws MalformedInputException where there is no sector, or more than one in a Winning PoSt
   */
  public PoStStatement {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(prover, "prover");
    Objects.requireNonNull(randomness, "randomness");
    sectors = sorted(sectors);
    config.partitions(sectors.size());
  }

  /** Of sectors in any order. */
  public static PoStStatement of(
      PoStConfig config, ProverId prover, PoStRandomness randomness, Map<Long, Bytes32> sectors) {
    return new PoStStatement(config, prover, randomness, sorted(sectors));
  }

  /** Of the sectors and commitments that vanilla proofs name, which nothing else vouches for. */
  public static PoStStatement of(
      PoStConfig config,
      ProverId prover,
      PoStRandomness randomness,
      List<SectorVanillaProof> proofs) {
    SortedMap<Long, Bytes32> sectors = new TreeMap<>(Long::compareUnsigned);
    proofs.forEach(proof -> sectors.put(proof.sector(), proof.commR()));
    return new PoStStatement(config, prover, randomness, sectors);
  }

  /** Partitions of the proof. */
  public int partitions() {
    return config.partitions(sectors.size());
  }

  /**
   * The statement of one partition: those sectors that its proof is about.
   *
   * @param index of the partition, from 0
   * @throws MalformedInputException where there is no such partition
   */
  public PoStStatement partition(int index) {
    if (index < 0 || index >= partitions()) {
      throw new MalformedInputException(
          "partition is " + index + ", wanted 0 to " + (partitions() - 1));
    }
    int each = config.sectorsPerPartition();
    SortedMap<Long, Bytes32> own = new TreeMap<>(Long::compareUnsigned);
    sectors.entrySet().stream()
        .skip((long) index * each)
        .limit(each)
        .forEach(sector -> own.put(sector.getKey(), sector.getValue()));
    return new PoStStatement(config, prover, randomness, own);
  }

  /** Bytes of the proof. */
  public int proofBytes() {
    return config.proofBytes(sectors.size());
  }

  /** The leaves of each sector that the proof opens, in order. */
  public SortedMap<Long, List<Long>> challenges() {
    return PoStLayout.of(this).challenges();
  }

  /**
   * Why no proof of this can hold, or empty: a commitment that is zero or no field element, a
   * prover id that is none (filecoin-proofs, as_safe_commitment).
   */
  public Optional<String> problem() {
    if (!prover.value().isCanonical()) {
      return Optional.of("prover id is " + prover + ", wanted a field element below r");
    }
    for (Map.Entry<Long, Bytes32> sector : sectors.entrySet()) {
      Bytes32 commR = sector.getValue();
      if (commR.isZero() || !commR.isCanonical()) {
        return Optional.of(
            "comm_r of sector "
                + Long.toUnsignedString(sector.getKey())
                + " is "
                + commR
                + ", wanted a field element below r other than zero");
      }
    }
    return Optional.empty();
  }

  /**
   * The public inputs of the circuit, a list a partition: for every place of a sector its comm_r,
   * then its leaves.
   *
   * @throws MalformedInputException where a commitment is no field element
   */
  public List<List<Scalar>> publicInputs() {
    return PoStLayout.of(this).publicInputs();
  }

  private static SortedMap<Long, Bytes32> sorted(Map<Long, Bytes32> sectors) {
    SortedMap<Long, Bytes32> copy = new TreeMap<>(Long::compareUnsigned);
    copy.putAll(sectors);
    return Collections.unmodifiableSortedMap(copy);
  }
}
