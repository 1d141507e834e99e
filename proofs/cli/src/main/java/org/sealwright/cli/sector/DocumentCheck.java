// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.sector;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.PoRepFeature;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.post.PoStStatement;
import org.sealwright.storage.post.PoStVerifier;
import org.sealwright.storage.proof.SealAggregator;
import org.sealwright.storage.proof.SealVerifier;
import org.sealwright.storage.update.UpdateAggregator;
import org.sealwright.storage.update.UpdateConfig;
import org.sealwright.storage.update.UpdateStatement;
import org.sealwright.storage.update.UpdateVerifier;

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
    Verdict verdict =
        switch (document) {
          case SealDocument seal -> judge(seal);
          case AggregateDocument aggregate -> judge(aggregate);
          case UpdateDocument update -> judge(update);
          case UpdatePartitionDocument partition -> judge(partition);
          case UpdateAggregateDocument aggregate -> judge(aggregate);
          case PoStDocument post -> judge(post);
          case PoStPartitionDocument post -> judge(post);
        };
    try {
      return verdict.holds()
          ? Optional.empty()
          : Optional.of("the proof doesn't hold for this statement");
    } catch (MalformedInputException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** A proof with the key for it at hand: what is malformed from here on is the proof. */
  @FunctionalInterface
  private interface Verdict {
    boolean holds() throws IOException;
  }

  /** Opens a key. */
  @FunctionalInterface
  private interface Opening<T> {
    T open() throws IOException;
  }

  private Verdict judge(SealDocument seal) throws IOException {
    PoRepConfig config = seal.statement().config();
    SealVerifier verifier =
        sealVerifier(config.sectorSize(), config.feature() == PoRepFeature.NON_INTERACTIVE);
    return () -> verifier.verify(seal.statement(), seal.proof());
  }

  private Verdict judge(AggregateDocument aggregate) throws IOException {
    SealVerifier verifier =
        sealVerifier(aggregate.statements().getFirst().config().sectorSize(), true);
    return () ->
        verifier.verifyAggregate(aggregate.statements(), aggregate.proof(), aggregate.version());
  }

  private Verdict judge(UpdateDocument update) throws IOException {
    UpdateStatement statement = update.statement();
    UpdateVerifier verifier = updateVerifier(statement.config());
    return () -> verifier.verify(statement, update.proof());
  }

  private Verdict judge(UpdatePartitionDocument update) throws IOException {
    UpdateStatement statement = update.statement();
    UpdateVerifier verifier = updateVerifier(statement.config());
    return () -> verifier.verifyPartition(statement, update.partition(), update.proof());
  }

  private Verdict judge(UpdateAggregateDocument aggregate) throws IOException {
    List<UpdateStatement> statements = aggregate.statements();
    VerifyingKey key = updateVerifier(statements.getFirst().config()).key();
    key(() -> UpdateAggregator.open(store, kernels, work)).close();
    return () -> {
      try (UpdateAggregator aggregator = UpdateAggregator.open(store, kernels, work)) {
        return aggregator.verify(key, statements, aggregate.proof());
      }
    };
  }

  private UpdateVerifier updateVerifier(UpdateConfig config) throws IOException {
    return key(() -> UpdateVerifier.open(config, store, kernels, work));
  }

  private Verdict judge(PoStDocument post) throws IOException {
    PoStVerifier verifier = postVerifier(post.statement());
    return () -> verifier.verify(post.statement(), post.proof());
  }

  private Verdict judge(PoStPartitionDocument post) throws IOException {
    PoStVerifier verifier = postVerifier(post.statement());
    return () -> verifier.verifyPartition(post.ownStatement(), post.partition(), post.proof());
  }

  private PoStVerifier postVerifier(PoStStatement statement) throws IOException {
    return key(() -> PoStVerifier.open(statement.config(), store, kernels, work));
  }

  private SealVerifier sealVerifier(SectorSize size, boolean aggregated) throws IOException {
    return key(
        () -> {
          if (aggregated) {
            SealAggregator.open(store, kernels, work).close();
          }
          return SealVerifier.open(size, store, kernels, work);
        });
  }

  /** A key that can't be read is no verdict on the proof. */
  private <T> T key(Opening<T> opening) throws IOException {
    try {
      return opening.open();
    } catch (MalformedInputException e) {
      throw new IOException(store.folder() + ": " + e.getMessage(), e);
    }
  }
}
