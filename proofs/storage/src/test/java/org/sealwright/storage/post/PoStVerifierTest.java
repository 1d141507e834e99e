// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenKeys;
import org.sealwright.storage.testing.GoldenPoSt;

/** Verdicts on proofs that the reference made, on altered ones and for altered statements. */
class PoStVerifierTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());

  @TempDir static Path folder;
  private static ParameterStore store;
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());

  @BeforeAll
  static void keys() throws IOException {
    store = ParameterStore.trusting(GoldenKeys.post(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void proofOfTheReferenceHoldsForItsStatementOnly(String name) throws IOException {
    GoldenPoSt golden = GoldenPoSt.named(name);
    PoStVerifier verifier = open(golden.config());
    PoStStatement statement = golden.statement();
    assertThat(verifier.verify(statement, golden.proof())).isTrue();
    SortedMap<Long, Bytes32> others = new TreeMap<>(statement.sectors());
    others.put(others.firstKey(), Bytes32.fromHex("01".repeat(32)));
    for (PoStStatement other :
        List.of(
            with(statement, others),
            new PoStStatement(
                statement.config(),
                statement.prover(),
                PoStRandomness.masked(Bytes32.fromHex("aa".repeat(32))),
                statement.sectors()))) {
      assertThat(verifier.verify(other, golden.proof())).isFalse();
    }
    ProverId other = ProverId.ofActor(7);
    assertThat(
            verifier.verify(
                new PoStStatement(
                    statement.config(), other, statement.randomness(), statement.sectors()),
                golden.proof()))
        .as("the prover's id is not in the circuit")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void whatCannotBeTrueIsFalse(String name) throws IOException {
    GoldenPoSt golden = GoldenPoSt.named(name);
    PoStVerifier verifier = open(golden.config());
    PoStStatement statement = golden.statement();
    for (String hex : List.of("00", "ff")) {
      SortedMap<Long, Bytes32> sectors = new TreeMap<>(statement.sectors());
      sectors.put(sectors.lastKey(), Bytes32.fromHex(hex.repeat(32)));
      PoStStatement impossible = with(statement, sectors);
      assertThat(impossible.problem()).isPresent();
      assertThat(verifier.verify(impossible, golden.proof())).isFalse();
    }
    PoStStatement wild =
        new PoStStatement(
            statement.config(),
            ProverId.fromHex("ff".repeat(32)),
            statement.randomness(),
            statement.sectors());
    assertThat(wild.problem()).hasValueSatisfying(p -> assertThat(p).contains("prover id"));
    assertThat(verifier.verify(wild, golden.proof())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void anyFlippedBitOfAProofIsMalformedOrDoesNotHold(String name) throws IOException {
    GoldenPoSt golden = GoldenPoSt.named(name);
    PoStVerifier verifier = open(golden.config());
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < golden.proof().length; at += random.nextInt(1, 24)) {
      byte[] flipped = golden.proof();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      boolean holds;
      try {
        holds = verifier.verify(golden.statement(), flipped);
      } catch (MalformedInputException e) {
        holds = false;
      }
      assertThat(holds).as("seed %d, byte %d", seed, at).isFalse();
    }
  }

  @Test
  void lengthOfAProofIsThatOfItsPartitions() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    PoStVerifier verifier = open(golden.config());
    PoStStatement statement = golden.statement();
    assertThat(statement.proofBytes()).isEqualTo(2 * 192);
    for (int length : new int[] {0, 1, 192, 383, 385, 576}) {
      byte[] proof = Arrays.copyOf(golden.proof(), length);
      assertThatThrownBy(() -> verifier.verify(statement, proof))
          .isInstanceOf(MalformedInputException.class);
    }
    assertThatThrownBy(() -> verifier.verifyBatch(List.of(), List.of()))
        .isInstanceOf(MalformedInputException.class);
  }

  /** Each under its own index; since the version is old, the other index has other challenges. */
  @Test
  void partitionsAreJudgedOneByOne() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    PoStVerifier verifier = open(golden.config());
    PoStStatement all = golden.statement();
    long last = all.sectors().lastKey();
    PoStStatement first = with(all, all.sectors().headMap(last));
    PoStStatement second = with(all, all.sectors().tailMap(last));
    byte[] proof1 = Arrays.copyOf(golden.proof(), 192);
    byte[] proof2 = Arrays.copyOfRange(golden.proof(), 192, 384);
    assertThat(verifier.verifyPartition(first, 0, proof1)).isTrue();
    assertThat(verifier.verifyPartition(second, 1, proof2)).isTrue();
    assertThat(verifier.verifyPartition(second, 0, proof2)).isFalse();
    assertThat(verifier.verifyPartition(first, 0, proof2)).isFalse();
    assertThat(WindowPoSt.merge(List.of(proof1, proof2))).isEqualTo(golden.proof());
    assertThatThrownBy(() -> verifier.verifyPartition(all, 0, proof1))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> WindowPoSt.merge(List.of(proof1, new byte[191])))
        .isInstanceOf(MalformedInputException.class);
    assertThat(verifier.verifyBatch(List.of(all, all), List.of(golden.proof(), golden.proof())))
        .isTrue();
  }

  @Test
  void keyAndStatementMustBeOfTheSameCircuit() throws IOException {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    PoStVerifier winning = open(PoStConfig.winning(SectorSize.KIB_2));
    assertThatThrownBy(() -> winning.verify(golden.statement(), golden.proof()))
        .isInstanceOf(MalformedInputException.class);
    PoStConfig large = PoStConfig.window(SectorSize.GIB_32, ApiVersion.V1_2_0);
    assertThatThrownBy(() -> PoStVerifier.of(large, key(golden.config()), KERNELS, Work.serial()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("25839");
    assertThatThrownBy(
            () ->
                PoStStatement.of(
                    PoStConfig.winning(SectorSize.KIB_2),
                    golden.prover(),
                    golden.randomness(),
                    Map.of(1L, Bytes32.ZERO, 2L, Bytes32.ZERO)))
        .isInstanceOf(MalformedInputException.class);
  }

  private static VerifyingKey key(PoStConfig config) throws IOException {
    return VerifyingKey.read(store.verifyingKey(config.circuitName(), Work.serial()));
  }

  private static PoStVerifier open(PoStConfig config) throws IOException {
    return PoStVerifier.open(config, store, KERNELS, Work.serial());
  }

  private static PoStStatement with(PoStStatement statement, Map<Long, Bytes32> sectors) {
    return PoStStatement.of(
        statement.config(), statement.prover(), statement.randomness(), sectors);
  }
}
