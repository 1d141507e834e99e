// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.Kernels;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorFileException;
import org.sealwright.storage.ServiceBuilder;
import org.sealwright.storage.internal.RawRange;
import org.sealwright.storage.piece.PieceInfo;
import org.sealwright.storage.seal.SectorPaths;

/**
 * Puts data into sealed replicas and takes them out again, with the files of the reference and its
 * results, bit for bit (rust-fil-proofs, filecoin-proofs api/update). Stateless and thread-safe;
 * owns no threads.
 *
 * <p>What is read is never changed, and what is made gets its name only when it is complete, so
 * that old and new replica are never both lost. Encoding and removing can be run again at any time
 * and go on where they were; while one is at work, another in the same folder, in whatever process,
 * is refused. Memory beside mapped files: a few MiB a worker.
 *
 * <p>Every method throws {@link SectorFileException} where a file can't be read or written, {@link
 * SealingException} where data, commitments and files disagree, {@link MalformedInputException}
 * where a value or a file is not what it should be, and {@link
 * org.sealwright.hashing.work.OperationCancelledException} within a second of a cancellation.
 */
public final class SectorUpdater {
  private final UpdateContext context;

  private SectorUpdater(UpdateContext context) {
    this.context = context;
  }

  /** A builder with the best kernels and one thread. */
  public static Builder builder() {
    return new Builder();
  }

  /** Kernels in use. */
  public Kernels kernels() {
    return context.kernels();
  }

  UpdateContext context() {
    return context;
  }

  /**
   * Encodes data into a sealed replica (encode_into): writes the new replica, tree-D of the data,
   * tree-R-last with as many discarded rows as the old one, p_aux and, where the old sector has it,
   * t_aux, byte for byte that of the old sector.
   *
   * <p>The old comm_r is recomputed from p_aux, which is held against the old tree-R-last where
   * that is there. A file that stands at the place of the new replica is replaced only where it
   * holds nothing but zeros, as the reference wants it prepared.
   *
   * @param sectorKey the sealed sector: replica, p_aux, t_aux and tree-R-last
   * @param updated where the new files go; must lie apart from the old
   * @param data padded data, field elements, at least as long as the sector; what is beyond its
   *     length doesn't count
   * @param pieces the pieces in the data, in order
   */
  public UpdateOutput encode(
      UpdateConfig config,
      SectorPaths sectorKey,
      SectorPaths updated,
      Path data,
      List<PieceInfo> pieces)
      throws SectorFileException {
    return new EncodePhase(context, config, sectorKey, updated).run(data, pieces);
  }

  /**
   * Decodes all data of an update into a file (decode_from), which appears only where it has
   * comm_d_new.
   *
   * @param replica the updated replica
   * @param sectorKey the sector before the update: replica and p_aux
   * @param out gets the padded data
   */
  public void decode(
      UpdateConfig config, Path replica, SectorPaths sectorKey, Bytes32 commDNew, Path out)
      throws SectorFileException {
    Bytes32 commROld = commROld(config, sectorKey);
    new UpdateDecoder(context, config, replica, sectorKey.sealed(), commDNew, commROld).toFile(out);
  }

  /**
   * Checks that all data of an update have comm_d_new, without writing them.
   *
   * @throws SealingException where they don't
   */
  public void check(UpdateConfig config, Path replica, SectorPaths sectorKey, Bytes32 commDNew)
      throws SectorFileException {
    Bytes32 commROld = commROld(config, sectorKey);
    new UpdateDecoder(context, config, replica, sectorKey.sealed(), commDNew, commROld).check();
  }

  /**
   * Decodes some padded nodes (decode_from_range). A wrong commitment or sector key shows only
   * where the whole sector is decoded: a range alone can't be checked.
   *
   * @param sectorKey the replica before the update
   * @param commROld commitment to that replica, not to the updated one
   * @param firstNode from 0
   * @param nodes how many, 0 or more
   * @param out gets {@code 32 nodes} bytes
   * @throws MalformedInputException where the range is not in the sector
   */
  public void decodeRange(
      UpdateConfig config,
      Path replica,
      Path sectorKey,
      Bytes32 commDNew,
      Bytes32 commROld,
      long firstNode,
      long nodes,
      WritableByteChannel out)
      throws IOException {
    new UpdateDecoder(context, config, replica, sectorKey, commDNew, commROld)
        .nodes(firstNode, nodes, out);
  }

  /**
   * Decodes raw bytes {@code offset .. offset + length - 1} of the data, without their padding.
   *
   * @param sectorKey the sector before the update: replica and p_aux
   * @throws SealingException where the data are not Fr32-padded, which wrong inputs almost always
   *     yield
   */
  public void decodeRaw(
      UpdateConfig config,
      Path replica,
      SectorPaths sectorKey,
      Bytes32 commDNew,
      long offset,
      long length,
      WritableByteChannel out)
      throws IOException {
    Bytes32 commROld = commROld(config, sectorKey);
    new UpdateDecoder(context, config, replica, sectorKey.sealed(), commDNew, commROld)
        .raw(new RawRange(offset, length), out);
  }

  /**
   * Restores the sector key (remove_encoded_data): replica, tree-R-last, p_aux and t_aux of the
   * sector before its update.
   *
   * <p>The reference takes the old comm_r_last from the p_aux beside the updated replica, where it
   * no longer is, and so makes a wrong key unless it is given the old sector's cache. Here the old
   * comm_r is an argument, and what is restored must lead to it.
   *
   * @param updated the updated replica and its cache, of which p_aux and t_aux are read
   * @param data the padded data in it, at least as long as the sector
   * @param commROld commitment to the replica before the update
   * @param restored where the files go; must lie apart from the others
   */
  public void remove(
      UpdateConfig config,
      SectorPaths updated,
      Path data,
      Bytes32 commDNew,
      Bytes32 commROld,
      SectorPaths restored)
      throws SectorFileException {
    new RemovePhase(context, config, updated, restored, commROld, commDNew).run(data);
  }

  /**
   * The vanilla proofs of all partitions (generate_partition_proofs), read from the files and
   * verified path by path.
   *
   * @param sectorKey the sector before the update: replica, p_aux, tree-R-last
   * @param updated the sector after it: replica, tree-D, tree-R-last
   * @param statement what is to be proved
   */
  public List<UpdatePartitionProof> vanillaProofs(
      UpdateStatement statement, SectorPaths sectorKey, SectorPaths updated)
      throws SectorFileException {
    int all = statement.config().partitions();
    return UpdateProofSource.read(context, statement, sectorKey, updated, 0, all);
  }

  /**
   * The vanilla proof of one partition (generate_single_partition_proof).
   *
   * @param k partition, from 0
   * @throws IllegalArgumentException where there is no such partition
   */
  public UpdatePartitionProof vanillaProof(
      UpdateStatement statement, SectorPaths sectorKey, SectorPaths updated, int k)
      throws SectorFileException {
    statement.config().requirePartition(k);
    return UpdateProofSource.read(context, statement, sectorKey, updated, k, 1).getFirst();
  }

  /**
   * Commitment to a replica, recomputed from its p_aux and held against its tree-R-last where that
   * is there.
   */
  public Bytes32 commROld(UpdateConfig config, SectorPaths sectorKey) throws SectorFileException {
    return SectorKey.read(config, sectorKey, context.kernels()).commR();
  }

  /** Settings of a {@link SectorUpdater}. */
  public static final class Builder extends ServiceBuilder<Builder> {
    private int selfChecks = 16;

    private Builder() {}

    @Override
    protected Builder self() {
      return this;
    }

    /** Nodes computed again at the end of an encoding; 0 or more, 16 by default. */
    public Builder selfChecks(int nodes) {
      if (nodes < 0) {
        throw new IllegalArgumentException("self-checks (" + nodes + ") must be 0 or more");
      }
      selfChecks = nodes;
      return this;
    }

    /** The updater. */
    public SectorUpdater build() {
      return new SectorUpdater(new UpdateContext(chosenKernels(), work(), selfChecks));
    }
  }
}
