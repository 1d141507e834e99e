// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.GoldenUpdate;
import org.sealwright.storage.testing.Json;

/** Aggregates of proofs that the reference made. */
class UpdateAggregatorTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());

  private final GoldenUpdate first = GoldenUpdate.named("s2k-1-proved");
  private final GoldenUpdate second = GoldenUpdate.named("s2k-w2-proved");
  private final VerifyingKey key = first.key();
  @TempDir Path folder;
  private UpdateAggregator aggregator;

  @BeforeEach
  void open() throws IOException {
    GoldenProof.keys(folder);
    aggregator = UpdateAggregator.open(ParameterStore.trusting(folder), KERNELS, Work.serial());
  }

  @AfterEach
  void close() {
    aggregator.close();
  }

  /** Of the published crates' own function: the same bytes, since no randomness is in them. */
  @Test
  void aggregateIsTheReferences() throws IOException {
    Json golden;
    try (InputStream in =
        new GZIPInputStream(
            GoldenUpdate.class.getResourceAsStream("/vectors/updates/aggregate-2k.json.gz"))) {
      golden = Json.read(in);
    }
    List<UpdateStatement> statements = new ArrayList<>();
    for (Json sector : golden.get("sectors").list()) {
      statements.add(
          new UpdateStatement(
              first.config(),
              Bytes32.fromHex(sector.get("commROld").text()),
              Bytes32.fromHex(sector.get("commRNew").text()),
              Bytes32.fromHex(sector.get("commDNew").text())));
    }
    assertThat(statements)
        .containsExactly(first.statement(), second.statement(), first.statement());
    byte[] aggregate =
        aggregator.aggregate(
            key, statements, List.of(first.proof(), second.proof(), first.proof()));
    assertThat(HexFormat.of().formatHex(aggregate)).isEqualTo(golden.get("aggregateProof").text());
  }

  @Test
  void aggregateHoldsForItsSectorsInTheirOrder() {
    List<UpdateStatement> three = List.of(first.statement(), second.statement(), first.statement());
    byte[] aggregate =
        aggregator.aggregate(key, three, List.of(first.proof(), second.proof(), first.proof()));
    assertThat(aggregator.verify(key, three, aggregate)).isTrue();
    // The fourth proof is the third again: another statement, but the same inputs.
    List<UpdateStatement> four =
        List.of(first.statement(), second.statement(), first.statement(), first.statement());
    assertThat(aggregator.verify(key, four, aggregate)).isFalse();
    assertThat(
            aggregator.verify(
                key, List.of(second.statement(), first.statement(), first.statement()), aggregate))
        .isFalse();
    UpdateVerifierTest.changed(second.statement())
        .forEach(
            (what, changed) ->
                assertThat(
                        aggregator.verify(
                            key, List.of(three.getFirst(), changed, three.getLast()), aggregate))
                    .as(what)
                    .isFalse());
  }

  @Test
  void partitionsOfOneSectorMakeAnAggregateToo() {
    GoldenUpdate large = GoldenUpdate.named("s16k-proved");
    List<UpdateStatement> one = List.of(large.statement());
    byte[] aggregate = aggregator.aggregate(large.key(), one, List.of(large.proof()));
    assertThat(aggregator.verify(large.key(), one, aggregate)).isTrue();
    assertThatThrownBy(
            () -> aggregator.verify(key, List.of(first.statement(), large.statement()), aggregate))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("same size");
  }

  @Test
  void singleProofIsRepeated() {
    List<UpdateStatement> one = List.of(first.statement());
    byte[] aggregate = aggregator.aggregate(key, one, List.of(first.proof()));
    assertThat(aggregator.verify(key, one, aggregate)).isTrue();
  }

  @Test
  void wrongProofsAndCountsAreRefused() {
    UpdateStatement s = first.statement();
    assertThatThrownBy(() -> aggregator.aggregate(key, List.of(s), List.of(second.proof())))
        .isInstanceOf(SealingException.class);
    assertThatThrownBy(() -> aggregator.aggregate(key, List.of(s), List.of()))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> aggregator.aggregate(key, List.of(), List.of()))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(
            () ->
                aggregator.aggregate(
                    key, Collections.nCopies(17, s), Collections.nCopies(17, first.proof())))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("the SRS is for 16");
    byte[] aggregate = aggregator.aggregate(key, List.of(s), List.of(first.proof()));
    assertThatThrownBy(() -> aggregator.verify(key, Collections.nCopies(3, s), aggregate))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("is of 2 proofs");
  }
}
