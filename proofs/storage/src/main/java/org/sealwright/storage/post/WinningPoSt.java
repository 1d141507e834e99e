// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.circuit.PoStShape;

/**
 * Proves that one sector, which the randomness chose ({@link PoStChallenges#winningSector}), is
 * there: 192 bytes for the header of a block. Holds the mapped parameters and the shape of the
 * circuit for one sector size. Thread-safe.
 *
 * <p>The vanilla proof is checked before the work, the proof before it is returned.
 */
public final class WinningPoSt implements AutoCloseable {
  private final SectorSize size;
  private final PartitionProver prover;

  private WinningPoSt(SectorSize size, PartitionProver prover) {
    this.size = size;
    this.prover = prover;
  }

  /**
   * Maps the parameters for sectors of one size.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where they are missing, or not those
   *     that the store vouches for
   * @throws org.sealwright.hashing.MalformedInputException where the file is malformed
   */
  public static WinningPoSt open(
      SectorSize size, ParameterStore store, SnarkKernels kernels, Work work) throws IOException {
    return new WinningPoSt(
        size, PartitionProver.open(PoStShape.winning(size), store, kernels, work));
  }

  /**
   * The proof (generate_winning_post_with_vanilla). All 66 challenges are checked first, of which
   * the reference checks one.
   *
   * @param vanilla the sector's answer to its 66 challenges
   * @throws PoStException where the vanilla proof doesn't hold or is of another sector
   * @throws org.sealwright.hashing.MalformedInputException where the statement can't be true, or is
   *     of another kind or size
   * @throws org.sealwright.snark.groth16.Groth16Exception where the parameters are of another
   *     circuit or damaged
   */
  public byte[] prove(PoStStatement statement, SectorVanillaProof vanilla) {
    return Proof.toBytes(prover.prove(statement, PoStLayout.of(statement), List.of(vanilla)));
  }

  /**
   * The proof of a sector on disk; where the sector is faulty there is none, and the result says
   * why.
   *
   * @param reader with the caller's policy for slow disks; a block has to be out within seconds
   * @throws org.sealwright.hashing.MalformedInputException where the prover's id is no field
   *     element
   */
  public PoStResult prove(
      ProverId proverId, PoStRandomness randomness, PoStReplica replica, VanillaReader reader) {
    return prove(proverId, randomness, replica, reader, proof -> {});
  }

  /**
   * The same for callers who want the vanilla proof too.
   *
   * @param vanilla takes it before the work; not called where the sector is faulty
   */
  public PoStResult prove(
      ProverId proverId,
      PoStRandomness randomness,
      PoStReplica replica,
      VanillaReader reader,
      Consumer<SectorVanillaProof> vanilla) {
    return prover.prove(
        PoStConfig.winning(size), proverId, randomness, List.of(replica), reader, vanilla);
  }

  /** Gives the mapping and the shape back; no proof may be under way. */
  @Override
  public void close() {
    prover.close();
  }
}
