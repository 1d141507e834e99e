// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * Proves that all sectors of a deadline are there: 192 bytes a partition. Holds the mapped
 * parameters and the shape of the circuit for one sector size. Thread-safe.
 *
 * <p>Every vanilla proof is checked before the work, every proof before it is returned. The order
 * in which vanilla proofs are given makes no difference: a proof is of the sectors in ascending
 * order.
 */
public final class WindowPoSt implements AutoCloseable {
  private final PartitionProver prover;

  private WindowPoSt(PartitionProver prover) {
    this.prover = prover;
  }

  /**
   * Maps the parameters for sectors of one size.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where they are missing, or not those
   *     that the store vouches for
   * @throws MalformedInputException where the file is malformed
   */
  public static WindowPoSt open(
      SectorSize size, ParameterStore store, SnarkKernels kernels, Work work) throws IOException {
    return new WindowPoSt(PartitionProver.open(PoStShape.window(size), store, kernels, work));
  }

  /**
   * The proof of all partitions, end to end (generate_window_post_with_vanilla).
   *
   * @param vanilla a proof for each sector of the statement, in any order
   * @throws PoStException where a vanilla proof is missing, is of a sector that the statement
   *     doesn't have, or doesn't hold
   * @throws MalformedInputException where the statement can't be true, or is of another kind or
   *     size
   * @throws org.sealwright.snark.groth16.Groth16Exception where the parameters are of another
   *     circuit or damaged
   */
  public byte[] prove(PoStStatement statement, List<SectorVanillaProof> vanilla) {
    return Proof.toBytes(prover.prove(statement, PoStLayout.of(statement), vanilla));
  }

  /**
   * The proof of those sectors on disk that are well; the others are skipped, and the result says
   * why. Sectors are the replicas' own, sorted, each of them once.
   *
   * <p>Each partition is proved as soon as the sectors of it are read, and its vanilla proofs are
   * let go: the heap holds those of one partition (some 60 kB a 32 GiB sector, 140 MB in all) and
   * what the reader has ahead (leaves of twice 16 MiB, up to 128 proofs), however many sectors
   * there are. Where the reader's policy has a deadline all sectors are read before the first
   * partition is proved, lest proving use up the time for reading, and the heap holds all their
   * vanilla proofs.
   *
   * @param reader with the caller's policy for slow disks
   * @throws MalformedInputException where there is no sector, the prover's id is no field element,
   *     or the config is of another kind or size
   * @throws org.sealwright.snark.groth16.Groth16Exception where the parameters are of another
   *     circuit or damaged
   * @throws org.sealwright.hashing.work.OperationCancelledException where the work was cancelled
   */
  public PoStResult prove(
      PoStConfig config,
      ProverId proverId,
      PoStRandomness randomness,
      List<PoStReplica> replicas,
      VanillaReader reader) {
    return prove(config, proverId, randomness, replicas, reader, proof -> {});
  }

  /**
   * The same for callers who want the vanilla proofs too.
   *
   * @param vanilla takes each of them, sorted by sector number, before the partition that it
   *     belongs to is proved; on the calling thread
   */
  public PoStResult prove(
      PoStConfig config,
      ProverId proverId,
      PoStRandomness randomness,
      List<PoStReplica> replicas,
      VanillaReader reader,
      Consumer<SectorVanillaProof> vanilla) {
    return prover.prove(config, proverId, randomness, replicas, reader, vanilla);
  }

  /**
   * The proof of one partition, for machines that share the work
   * (generate_single_window_post_with_vanilla).
   *
   * @param partition with the sectors of that partition alone, as many as it has places for unless
   *     it is the last
   * @param index of the partition; counts only before API version 1.2.0, when challenges were
   *     numbered through all sectors
   * @throws PoStException as {@link #prove} does
   */
  public byte[] provePartition(
      PoStStatement partition, int index, List<SectorVanillaProof> vanilla) {
    PoStLayout layout = PoStLayout.ofPartition(partition, index);
    return Proof.toBytes(prover.prove(partition, layout, vanilla));
  }

  /**
   * Puts the proofs of partitions end to end (merge_window_post_partition_proofs).
   *
   * @param partitions in order, 192 bytes each
   * @throws MalformedInputException where there is none, or one is no proof
   */
  public static byte[] merge(List<byte[]> partitions) {
    if (partitions.isEmpty()) {
      throw new MalformedInputException("got no proof of a partition, wanted 1 or more");
    }
    List<Proof> proofs = new ArrayList<>();
    partitions.forEach(partition -> proofs.add(Proof.fromBytes(partition)));
    return Proof.toBytes(proofs);
  }

  /** Gives the mapping and the shape back; no proof may be under way. */
  @Override
  public void close() {
    prover.close();
  }
}
