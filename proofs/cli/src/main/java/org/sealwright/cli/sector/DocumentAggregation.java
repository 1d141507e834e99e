// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.CircuitName;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.proof.SealAggregator;
import org.sealwright.storage.proof.SealStatement;
import org.sealwright.storage.update.UpdateAggregator;
import org.sealwright.storage.update.UpdateStatement;

/** Makes one document of many: of proofs of replication, or of proofs of updates. */
public final class DocumentAggregation {
  private final ParameterStore store;
  private final SnarkKernels kernels;
  private final Work work;

  /** With the keys and the reference string in a folder. */
  public DocumentAggregation(ParameterStore store, SnarkKernels kernels, Work work) {
    this.store = store;
    this.kernels = kernels;
    this.work = work;
  }

  /**
   * Aggregates the proofs in documents.
   *
   * @param files one at least, in the order of the aggregate
   * @param version which challenges; updates have only the second
   * @throws MalformedInputException where one can't be in an aggregate, or not with the first
   */
  public ProofDocument of(List<Path> files, AggregateVersion version) throws IOException {
    List<SealDocument> seals = new ArrayList<>();
    List<UpdateDocument> updates = new ArrayList<>();
    for (Path file : files) {
      switch (ProofDocument.read(file)) {
        case SealDocument seal -> seals.add(interactive(file, seal));
        case UpdateDocument update -> updates.add(proved(file, update));
        default ->
            throw new MalformedInputException(
                file
                    + " is no proof of replication of one sector, as prove writes it, and none"
                    + " of an update, as update prove does");
      }
      if (!seals.isEmpty() && !updates.isEmpty()) {
        throw new MalformedInputException(
            file
                + " is not of the kind of "
                + files.getFirst()
                + ": proofs of replication and of updates don't go into one aggregate");
      }
    }
    return updates.isEmpty() ? ofSeals(seals, version) : ofUpdates(updates, version);
  }

  private static SealDocument interactive(Path file, SealDocument seal) {
    if (seal.statement().config().feature() == PoRepFeature.NON_INTERACTIVE) {
      throw new MalformedInputException(
          file + " is non-interactive, its proof an aggregate already");
    }
    return seal;
  }

  private static UpdateDocument proved(Path file, UpdateDocument update) {
    if (update.proofHex().isEmpty()) {
      throw new MalformedInputException(file + " has no proof yet; run update prove first");
    }
    return update;
  }

  private ProofDocument ofSeals(List<SealDocument> documents, AggregateVersion version)
      throws IOException {
    List<SealStatement> statements = documents.stream().map(SealDocument::statement).toList();
    List<byte[]> proofs = documents.stream().map(SealDocument::proof).toList();
    CircuitName circuit = SealCircuit.name(statements.getFirst().config().sectorSize());
    try (SealAggregator aggregator = SealAggregator.open(store, kernels, work)) {
      byte[] proof = aggregator.aggregate(key(circuit), statements, proofs, version);
      return AggregateDocument.of(version, statements, proof);
    }
  }

  private ProofDocument ofUpdates(List<UpdateDocument> documents, AggregateVersion version)
      throws IOException {
    if (version != AggregateVersion.V2) {
      throw new MalformedInputException("aggregates of updates have version 2 only");
    }
    List<UpdateStatement> statements = documents.stream().map(UpdateDocument::statement).toList();
    List<byte[]> proofs = documents.stream().map(UpdateDocument::proof).toList();
    CircuitName circuit = statements.getFirst().config().circuitName();
    try (UpdateAggregator aggregator = UpdateAggregator.open(store, kernels, work)) {
      byte[] proof = aggregator.aggregate(key(circuit), statements, proofs);
      return UpdateAggregateDocument.of(statements, proof);
    }
  }

  private VerifyingKey key(CircuitName circuit) throws IOException {
    return VerifyingKey.read(store.verifyingKey(circuit, work), work);
  }
}
