// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.proof.SealAggregator;
import org.sealwright.storage.proof.SealStatement;
import org.sealwright.storage.proof.SealVerifier;

/** Judges documents with proofs, whoever wrote them, under the keys in a folder. */
public final class DocumentCheck {
  private final ParameterStore store;
  private final SnarkKernels kernels;
  private final Work work;

  /** With the keys in a folder. */
  public DocumentCheck(ParameterStore store, SnarkKernels kernels, Work work) {
    this.store = store;
    this.kernels = kernels;
    this.work = work;
  }

  /**
   * What is wrong, or empty where the proof holds. What is no proof at all does not hold.
   *
   * @throws org.sealwright.snark.parameters.ParameterException where a key is missing
   * @throws IOException where a key can't be read, or is malformed
   */
  public Optional<String> problem(ProofDocument document) throws IOException {
    SealStatement first =
        switch (document) {
          case SealDocument seal -> seal.statement();
          case AggregateDocument aggregate -> aggregate.statements().getFirst();
        };
    boolean aggregated =
        document instanceof AggregateDocument
            || first.config().feature() == PoRepFeature.NON_INTERACTIVE;
    SealVerifier verifier = open(first.config().sectorSize(), aggregated);
    boolean holds;
    try {
      holds =
          switch (document) {
            case SealDocument seal -> verifier.verify(seal.statement(), seal.proof());
            case AggregateDocument aggregate ->
                verifier.verifyAggregate(
                    aggregate.statements(), aggregate.proof(), aggregate.version());
          };
    } catch (MalformedInputException e) {
      return Optional.of(e.getMessage());
    }
    return holds ? Optional.empty() : Optional.of("the proof doesn't hold for this statement");
  }

  /** A key that can't be read is no verdict on the proof. */
  private SealVerifier open(SectorSize size, boolean aggregated) throws IOException {
    try {
      if (aggregated) {
        SealAggregator.open(store, kernels, work).close();
      }
      return SealVerifier.open(size, store, kernels, work);
    } catch (MalformedInputException e) {
      throw new IOException(store.folder() + ": " + e.getMessage(), e);
    }
  }
}
