// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.VerifyingKey;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.snark.parameters.ParameterException;
import org.sealwright.snark.parameters.ParameterStore;
import org.sealwright.storage.SealCircuit;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenProof;
import org.sealwright.storage.testing.Statements;
import org.sealwright.storage.testing.TestData;

/** Proofs that the reference made, and what becomes of them when anything is changed. */
class SealVerifierTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());

  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s2k-1-proved",
        "s2k-31-proved",
        "s2k-v10-proved",
        "s2k-synthetic-proved",
        "s2k-ni-proved"
      })
  void proofOfTheReferenceHoldsForItsStatementAlone(String name) throws IOException {
    GoldenProof golden = GoldenProof.named(name);
    SealVerifier verifier = verifier();
    assertThat(verifier.verify(golden.statement(), golden.proof())).isTrue();
    Statements.changed(golden.statement())
        .forEach(
            (what, statement) ->
                assertThat(rejects(verifier, statement, golden.proof())).as(what).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s2k-1-proved", "s2k-v10-proved", "s2k-synthetic-proved", "s2k-ni-proved"})
  void publicInputsAreTheReferences(String name) {
    GoldenProof golden = GoldenProof.named(name);
    assertThat(
            golden.statement().publicInputs(TestData.kernels().feistel()).stream()
                .map(
                    partition ->
                        partition.stream()
                            .map(x -> java.util.HexFormat.of().formatHex(x.toBytesLe()))
                            .toList())
                .toList())
        .isEqualTo(golden.publicInputs());
  }

  @Test
  void everyByteOfAProofCounts() throws IOException {
    GoldenProof golden = GoldenProof.named("s2k-1-proved");
    SealVerifier verifier = verifier();
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < 192; at++) {
      byte[] changed = golden.proof();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(rejects(verifier, golden.statement(), changed))
          .as("seed %d, %d", seed, at)
          .isTrue();
    }
  }

  @Test
  void bytesOfANonInteractiveProofCount() throws IOException {
    GoldenProof golden = GoldenProof.named("s2k-ni-proved");
    SealVerifier verifier = verifier();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 24; i++) {
      byte[] changed = golden.proof();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertThat(rejects(verifier, golden.statement(), changed))
          .as("seed %d, %d", seed, at)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 191, 193, 384})
  void wrongLengthIsMalformed(int length) throws IOException {
    GoldenProof golden = GoldenProof.named("s2k-1-proved");
    byte[] proof = Arrays.copyOf(golden.proof(), length);
    assertThatThrownBy(() -> verifier().verify(golden.statement(), proof))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining(length + " bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 192, 13 * 192, 14163, 14165, 17140})
  void wrongLengthOfANonInteractiveProofIsMalformed(int length) throws IOException {
    GoldenProof golden = GoldenProof.named("s2k-ni-proved");
    byte[] proof = Arrays.copyOf(golden.proof(), length);
    assertThatThrownBy(() -> verifier().verify(golden.statement(), proof))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void batchHoldsWhereAllDo() throws IOException {
    GoldenProof a = GoldenProof.named("s2k-v10-proved");
    GoldenProof b = GoldenProof.named("s2k-synthetic-proved");
    GoldenProof c = GoldenProof.named("s2k-ni-proved");
    SealVerifier verifier = verifier();
    List<SealStatement> statements = List.of(a.statement(), b.statement(), c.statement());
    assertThat(verifier.verifyBatch(statements, List.of(a.proof(), b.proof(), c.proof()))).isTrue();
    assertThat(
            verifier.verifyBatch(
                List.of(b.statement(), a.statement()), List.of(a.proof(), b.proof())))
        .isFalse();
    SealStatement impossible = Statements.changed(a.statement()).get("commR zero");
    assertThat(
            verifier.verifyBatch(List.of(impossible, b.statement()), List.of(a.proof(), b.proof())))
        .isFalse();
    assertThatThrownBy(() -> verifier.verifyBatch(List.of(), List.of()))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> verifier.verifyBatch(statements, List.of(a.proof())))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> verifier.verifyBatch(List.of(a.statement()), List.of(new byte[191])))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void proofDoesNotHoldUnderAnotherKey() throws IOException {
    VerifyingKey key =
        VerifyingKey.read(
            ParameterStore.trusting(GoldenProof.keys(folder))
                .verifyingKey(SealCircuit.name(SectorSize.KIB_2), Work.serial()));
    VerifyingKey other =
        new VerifyingKey(
            key.alphaG1(),
            key.betaG1(),
            key.betaG2(),
            key.gammaG2(),
            key.deltaG1(),
            key.deltaG2().negate(),
            key.ic());
    GoldenProof golden = GoldenProof.named("s2k-1-proved");
    assertThat(
            SealVerifier.of(SectorSize.KIB_2, other, Optional.empty(), KERNELS, Work.serial())
                .verify(golden.statement(), golden.proof()))
        .isFalse();
  }

  @Test
  void missingOrMalformedKeyIsNoVerdict() throws IOException {
    ParameterStore store = ParameterStore.trusting(folder);
    assertThatThrownBy(() -> SealVerifier.open(SectorSize.KIB_2, store, KERNELS, Work.serial()))
        .isInstanceOfSatisfying(
            ParameterException.class,
            e -> assertThat(e.reason()).isEqualTo(ParameterException.Reason.MISSING));
    GoldenProof.keys(folder);
    Path key = store.verifyingKey(SealCircuit.name(SectorSize.KIB_2), Work.serial());
    byte[] bytes = Files.readAllBytes(key);
    bytes[100] ^= 1;
    Files.write(key, bytes);
    assertThatThrownBy(() -> SealVerifier.open(SectorSize.KIB_2, store, KERNELS, Work.serial()))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void anotherSectorSizeOrAMissingReferenceStringIsRefused() throws IOException {
    GoldenProof golden = GoldenProof.named("s2k-ni-proved");
    GoldenProof.keys(folder);
    ParameterStore store = ParameterStore.trusting(folder);
    VerifyingKey key =
        VerifyingKey.read(store.verifyingKey(SealCircuit.name(SectorSize.KIB_2), Work.serial()));
    SealVerifier none =
        SealVerifier.of(SectorSize.KIB_2, key, Optional.empty(), KERNELS, Work.serial());
    assertThatThrownBy(() -> none.verify(golden.statement(), golden.proof()))
        .isInstanceOf(IllegalStateException.class);
    SealVerifier larger =
        SealVerifier.of(SectorSize.KIB_4, key, Optional.empty(), KERNELS, Work.serial());
    assertThatThrownBy(() -> larger.verify(golden.statement(), golden.proof()))
        .isInstanceOf(MalformedInputException.class);
  }

  private SealVerifier verifier() throws IOException {
    return SealVerifier.open(
        SectorSize.KIB_2,
        ParameterStore.trusting(GoldenProof.keys(folder)),
        KERNELS,
        Work.serial());
  }

  private static boolean rejects(SealVerifier verifier, SealStatement statement, byte[] proof) {
    try {
      return !verifier.verify(statement, proof);
    } catch (MalformedInputException e) {
      return true;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
