// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.work.Cancellation;
import org.sealwright.hashing.work.OperationCancelledException;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.groth16.VerifyingKey;

/** What an aggregate says, and that it says nothing else. */
class AggregateVerifierTest {
  private static InnerProductSrs srs;
  private static VerifyingKey key;

  @BeforeAll
  static void open() {
    srs = Tiny.srs();
    key = Tiny.key();
  }

  @AfterAll
  static void close() {
    srs.close();
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "5, 8", "13, 16", "1, 2"})
  void repeatingTheLastProofFillsUp(int count, int padded) {
    AggregateProof aggregate =
        Tiny.PROVER.aggregate(
            srs, Tiny.proofs(0, count, padded), Tiny.INCLUDE, AggregateVersion.V2);
    assertThat(verify(aggregate, Tiny.inputs(0, count, padded))).isTrue();
    assertThat(verify(aggregate, Tiny.inputs(1, count + 1, padded))).isFalse();
  }

  @Test
  void sixtyFourProofs() {
    byte[] contents =
        SrsGenerator.of(Tiny.KERNELS, Tiny.WORK).generate(Scalar.of(77), Scalar.of(1234567), 128);
    List<Proof> proofs = new ArrayList<>();
    List<List<Scalar>> inputs = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      proofs.addAll(Tiny.proofs(16));
      inputs.addAll(Tiny.inputs(16));
    }
    try (InnerProductSrs larger = InnerProductSrs.of(contents)) {
      AggregateProof aggregate =
          Tiny.PROVER.aggregate(larger, proofs, Tiny.INCLUDE, AggregateVersion.V2);
      assertThat(aggregate.toBytes()).hasSize(2260 + 6 * 2976);
      assertThat(
              Tiny.VERIFIER.verify(
                  larger, key, inputs, aggregate, Tiny.INCLUDE, AggregateVersion.V2))
          .isTrue();
      Collections.swap(inputs, 17, 50);
      assertThat(
              Tiny.VERIFIER.verify(
                  larger, key, inputs, aggregate, Tiny.INCLUDE, AggregateVersion.V2))
          .isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(AggregateVersion.class)
  void otherVersionIsFalse(AggregateVersion version) {
    AggregateVersion other =
        version == AggregateVersion.V1 ? AggregateVersion.V2 : AggregateVersion.V1;
    AggregateProof aggregate = AggregateProof.fromBytes(Tiny.aggregate(8, version));
    assertThat(Tiny.VERIFIER.verify(srs, key, Tiny.inputs(8), aggregate, Tiny.INCLUDE, version))
        .isTrue();
    assertThat(Tiny.VERIFIER.verify(srs, key, Tiny.inputs(8), aggregate, Tiny.INCLUDE, other))
        .isFalse();
  }

  @Test
  void otherIncludeIsFalse() {
    AggregateProof aggregate = golden(2);
    for (int k = 0; k < Tiny.INCLUDE.length; k += 9) {
      byte[] include = Tiny.INCLUDE.clone();
      include[k] ^= 1;
      assertThat(includes(aggregate, include)).isFalse();
    }
    assertThat(includes(aggregate, new byte[0])).isFalse();
    assertThat(includes(aggregate, Arrays.copyOf(Tiny.INCLUDE, 40))).isFalse();
  }

  @Test
  void otherInputsAreFalse() {
    AggregateProof aggregate = golden(8);
    for (int k = 0; k < 8; k += 3) {
      List<List<Scalar>> inputs = Tiny.inputs(8);
      inputs.set(k, List.of(inputs.get(k).getFirst().add(Scalar.ONE)));
      assertThat(verify(aggregate, inputs)).isFalse();
      Collections.swap(inputs, k, (k + 1) % 8);
      assertThat(verify(aggregate, inputs)).isFalse();
    }
    assertThat(verify(aggregate, Tiny.inputs(8).reversed())).isFalse();
  }

  @Test
  void swappedProofsAreFalseForTheOldOrderOfInputs() {
    List<Proof> proofs = new ArrayList<>(Tiny.proofs(4));
    List<List<Scalar>> inputs = Tiny.inputs(4);
    Collections.swap(proofs, 1, 3);
    AggregateProof aggregate =
        Tiny.PROVER.aggregate(srs, proofs, Tiny.INCLUDE, AggregateVersion.V2);
    assertThat(verify(aggregate, inputs)).isFalse();
    Collections.swap(inputs, 1, 3);
    assertThat(verify(aggregate, inputs)).isTrue();
  }

  @Test
  void oneFalseProofMakesTheAggregateFalse() {
    for (int k = 0; k < 4; k++) {
      List<Proof> proofs = new ArrayList<>(Tiny.proofs(4));
      Proof proof = proofs.get(k);
      proofs.set(k, new Proof(proof.a().negate(), proof.b(), proof.c()));
      AggregateProof aggregate =
          Tiny.PROVER.aggregate(srs, proofs, Tiny.INCLUDE, AggregateVersion.V2);
      assertThat(verify(aggregate, Tiny.inputs(4))).isFalse();
    }
  }

  @Test
  void otherKeyIsFalse() {
    List<VerifyingKey> others =
        List.of(
            new VerifyingKey(
                key.alphaG1().negate(),
                key.betaG1(),
                key.betaG2(),
                key.gammaG2(),
                key.deltaG1(),
                key.deltaG2(),
                key.ic()),
            new VerifyingKey(
                key.alphaG1(),
                key.betaG1(),
                key.betaG2(),
                key.gammaG2(),
                key.deltaG1(),
                key.deltaG2().negate(),
                key.ic()),
            new VerifyingKey(
                key.alphaG1(),
                key.betaG1(),
                key.betaG2(),
                key.gammaG2(),
                key.deltaG1(),
                key.deltaG2(),
                key.ic().reversed()));
    AggregateProof aggregate = golden(2);
    for (VerifyingKey other : others) {
      assertThat(
              Tiny.VERIFIER.verify(
                  srs, other, Tiny.inputs(2), aggregate, Tiny.INCLUDE, AggregateVersion.V2))
          .isFalse();
    }
  }

  @Test
  void otherSrsIsFalse() {
    try (InnerProductSrs other = InnerProductSrs.of(Tiny.resource("/vectors/groth16/porep.srs"))) {
      assertThat(
              Tiny.VERIFIER.verify(
                  other, key, Tiny.inputs(2), golden(2), Tiny.INCLUDE, AggregateVersion.V2))
          .isFalse();
    }
  }

  @Test
  void wrongCountsAreMalformed() {
    AggregateProof aggregate = golden(8);
    assertThatThrownBy(() -> verify(aggregate, Tiny.inputs(7)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("of 8 proofs: got public inputs of 7");
    List<List<Scalar>> longer = Tiny.inputs(8);
    longer.set(5, List.of(Scalar.ONE, Scalar.ONE));
    assertThatThrownBy(() -> verify(aggregate, longer))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("proof 5: got 2, wanted 1");
    longer.set(5, List.of());
    assertThatThrownBy(() -> verify(aggregate, longer)).isInstanceOf(MalformedInputException.class);
    byte[] few = SrsGenerator.of(Tiny.KERNELS, Tiny.WORK).generate(Scalar.of(3), Scalar.of(5), 15);
    try (InnerProductSrs shorter = InnerProductSrs.of(few)) {
      assertThat(shorter.maxProofs()).isEqualTo(4);
      assertThatThrownBy(
              () ->
                  Tiny.VERIFIER.verify(
                      shorter, key, Tiny.inputs(8), aggregate, Tiny.INCLUDE, AggregateVersion.V2))
          .isInstanceOf(MalformedInputException.class)
          .hasMessageContaining("for 4 at most");
      assertThatThrownBy(() -> aggregate(shorter, 8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("for 4 at most");
    }
    assertThatThrownBy(() -> aggregate(srs, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> aggregate(srs, 12)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void versionsHaveNumbers() {
    assertThat(AggregateVersion.of(1)).isEqualTo(AggregateVersion.V1);
    assertThat(AggregateVersion.of(2)).isEqualTo(AggregateVersion.V2);
    assertThatThrownBy(() -> AggregateVersion.of(0)).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void cancelledWorkStops() {
    Cancellation cancellation = new Cancellation();
    // The first pairings report: from then on, nothing more may be done.
    Work cancelled =
        new Work(
            ForkJoinPool.commonPool(),
            2,
            cancellation,
            (step, done, total, unit) -> cancellation.cancel());
    AggregateProver prover = AggregateProver.of(Tiny.KERNELS, cancelled);
    assertThatThrownBy(
            () -> prover.aggregate(srs, Tiny.proofs(16), Tiny.INCLUDE, AggregateVersion.V2))
        .isInstanceOf(OperationCancelledException.class);
    assertThat(verify(golden(2), Tiny.inputs(2))).isTrue();
  }

  private static void aggregate(InnerProductSrs under, int proofs) {
    Tiny.PROVER.aggregate(under, Tiny.proofs(proofs), Tiny.INCLUDE, AggregateVersion.V2);
  }

  private static AggregateProof golden(int count) {
    return AggregateProof.fromBytes(Tiny.aggregate(count, AggregateVersion.V2));
  }

  private static boolean verify(AggregateProof aggregate, List<List<Scalar>> inputs) {
    return Tiny.VERIFIER.verify(srs, key, inputs, aggregate, Tiny.INCLUDE, AggregateVersion.V2);
  }

  private static boolean includes(AggregateProof aggregate, byte[] include) {
    return Tiny.VERIFIER.verify(srs, key, Tiny.inputs(2), aggregate, include, AggregateVersion.V2);
  }
}
