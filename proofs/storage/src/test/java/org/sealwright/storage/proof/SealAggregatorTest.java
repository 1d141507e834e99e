// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.aggregate.AggregateVersion;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.internal.ProofAggregation;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.Statements;

/** Aggregates: the reference's bytes, and what becomes of them when anything is changed. */
class SealAggregatorTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());

  private final GoldenProof first = GoldenProof.named("s2k-1-proved");
  private final GoldenProof second = GoldenProof.named("s2k-31-proved");
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  @TempDir Path folder;
  private SealAggregator aggregator;
  private VerifyingKey key;

  @BeforeEach
  void open() throws IOException {
    ParameterStore store = ParameterStore.trusting(GoldenProof.keys(folder));
    aggregator = SealAggregator.open(store, KERNELS, Work.serial());
    key = VerifyingKey.read(store.verifyingKey(SealCircuit.name(SectorSize.KIB_2), Work.serial()));
  }

  @AfterEach
  void close() {
    aggregator.close();
  }

  @ParameterizedTest
  @EnumSource(AggregateVersion.class)
  void sameBytesAsTheReference(AggregateVersion version) {
    GoldenProof golden = golden(version);
    assertThat(golden.statements()).containsExactly(first.statement(), second.statement());
    assertThat(
            aggregator.aggregate(
                key, golden.statements(), List.of(first.proof(), second.proof()), version))
        .isEqualTo(golden.proof());
  }

  @ParameterizedTest
  @EnumSource(AggregateVersion.class)
  void aggregateOfTheReferenceHoldsForItsStatementsAlone(AggregateVersion version) {
    GoldenProof golden = golden(version);
    List<SealStatement> statements = golden.statements();
    assertThat(aggregator.verify(key, statements, golden.proof(), version)).isTrue();
    AggregateVersion other =
        version == AggregateVersion.V1 ? AggregateVersion.V2 : AggregateVersion.V1;
    assertThat(aggregator.verify(key, statements, golden.proof(), other)).isFalse();
    assertThat(aggregator.verify(key, statements.reversed(), golden.proof(), version)).isFalse();
    for (Map.Entry<String, SealStatement> change :
        Statements.changed(statements.getLast()).entrySet()) {
      List<SealStatement> changed = List.of(statements.getFirst(), change.getValue());
      assertThat(rejects(changed, golden.proof(), version)).as(change.getKey()).isTrue();
    }
  }

  @Test
  void bytesOfAnAggregateCount() {
    GoldenProof golden = golden(AggregateVersion.V2);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      byte[] changed = golden.proof();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(rejects(golden.statements(), changed, AggregateVersion.V2))
          .as("seed %d, byte %d", seed, at)
          .isTrue();
    }
  }

  /** The last proof fills up, and the number of sectors counts all the same. */
  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 4", "5, 8", "8, 8"})
  void anyNumberOfSectorsIsFilledUpToAPowerOfTwo(int sectors, int proofs) {
    List<SealStatement> statements = new ArrayList<>();
    List<byte[]> single = new ArrayList<>();
    for (int i = 0; i < sectors; i++) {
      GoldenProof next = i % 2 == 0 ? first : second;
      statements.add(next.statement());
      single.add(next.proof());
    }
    byte[] aggregate = aggregator.aggregate(key, statements, single, AggregateVersion.V2);
    assertThat(aggregate).hasSize(2260 + 2976 * Integer.numberOfTrailingZeros(proofs));
    assertThat(aggregator.verify(key, statements, aggregate, AggregateVersion.V2)).isTrue();
    if (sectors > 1) {
      assertThat(rejects(statements.subList(0, sectors - 1), aggregate, AggregateVersion.V2))
          .isTrue();
    }
    statements.add(second.statement());
    assertThat(rejects(statements, aggregate, AggregateVersion.V2)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 4", "13, 16", "126, 128", "8192, 8192", "65536, 65536"})
  void paddedCount(int proofs, int padded) {
    assertThat(ProofAggregation.paddedCount(proofs)).isEqualTo(padded);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_537})
  void impossibleNumberOfProofsIsRefused(int proofs) {
    assertThatThrownBy(() -> ProofAggregation.paddedCount(proofs))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void falseProofIsNotAggregated() {
    List<SealStatement> statements = List.of(first.statement(), second.statement());
    assertThatThrownBy(
            () ->
                aggregator.aggregate(
                    key, statements, List.of(second.proof(), first.proof()), AggregateVersion.V2))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("doesn't hold");
  }

  @Test
  void listsThatDoNotFitAreRefused() {
    SealStatement other = GoldenProof.named("s2k-v10-proved").statement();
    List<byte[]> proofs = List.of(first.proof(), second.proof());
    for (List<SealStatement> statements :
        List.of(
            List.<SealStatement>of(),
            List.of(first.statement()),
            List.of(first.statement(), other))) {
      assertThatThrownBy(() -> aggregator.aggregate(key, statements, proofs, AggregateVersion.V2))
          .isInstanceOf(MalformedInputException.class);
    }
    List<SealStatement> tooMany = java.util.Collections.nCopies(17, first.statement());
    assertThatThrownBy(
            () ->
                aggregator.aggregate(
                    key,
                    tooMany,
                    java.util.Collections.nCopies(17, first.proof()),
                    AggregateVersion.V2))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("SRS");
  }

  private static GoldenProof golden(AggregateVersion version) {
    return GoldenProof.named("aggregate-" + (version == AggregateVersion.V1 ? "v1" : "v2"));
  }

  private boolean rejects(List<SealStatement> statements, byte[] proof, AggregateVersion version) {
    try {
      return !aggregator.verify(key, statements, proof, version);
    } catch (MalformedInputException e) {
      return true;
    }
  }
}
