// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.groth16.Proof;
import org.sealwright.snark.kernel.SnarkKernels;
import org.sealwright.storage.SealingException;
import org.sealwright.storage.SectorSize;
import org.sealwright.storage.testing.GoldenUpdate;

/** Proofs that the reference made, and what becomes of them when anything is changed. */
class UpdateVerifierTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());

  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());
  private final GoldenUpdate small = GoldenUpdate.named("s2k-1-proved");

  @ParameterizedTest
  @ValueSource(strings = {"s2k-1-proved", "s2k-w2-proved", "s16k-proved"})
  void proofOfTheReferenceHoldsForItsStatementAlone(String name) {
    GoldenUpdate golden = GoldenUpdate.named(name);
    UpdateVerifier verifier = verifier(golden);
    assertThat(golden.proof()).hasSize(golden.config().proofBytes());
    assertThat(verifier.verify(golden.statement(), golden.proof())).isTrue();
    changed(golden.statement())
        .forEach(
            (what, statement) ->
                assertThat(verifier.verify(statement, golden.proof())).as(what).isFalse());
    for (int k = 0; k < golden.config().partitions(); k++) {
      byte[] one = Arrays.copyOfRange(golden.proof(), k * Proof.BYTES, (k + 1) * Proof.BYTES);
      assertThat(verifier.verifyPartition(golden.statement(), k, one)).isTrue();
    }
  }

  @Test
  void partitionsDontChangePlaces() {
    GoldenUpdate golden = GoldenUpdate.named("s16k-proved");
    UpdateVerifier verifier = verifier(golden);
    List<Proof> partitions = Proof.listFromBytes(golden.proof(), 2);
    byte[] swapped = Proof.toBytes(partitions.reversed());
    assertThat(verifier.verify(golden.statement(), swapped)).isFalse();
    byte[] first = partitions.getFirst().toBytes();
    assertThat(verifier.verifyPartition(golden.statement(), 1, first)).isFalse();
    assertThatThrownBy(() -> verifier.verifyPartition(golden.statement(), 2, first))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partitionsAreMergedAndABadOneIsNamed() {
    GoldenUpdate golden = GoldenUpdate.named("s16k-proved");
    UpdateVerifier verifier = verifier(golden);
    List<byte[]> parts =
        Proof.listFromBytes(golden.proof(), 2).stream().map(Proof::toBytes).toList();
    assertThat(verifier.merge(golden.statement(), parts)).isEqualTo(golden.proof());
    assertThatThrownBy(() -> verifier.merge(golden.statement(), parts.reversed()))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("partition 0");
    assertThatThrownBy(
            () -> verifier.merge(golden.statement(), List.of(parts.getFirst(), parts.getFirst())))
        .isInstanceOf(SealingException.class)
        .hasMessageContaining("partition 1");
    for (List<byte[]> wrong :
        List.of(parts.subList(0, 1), List.<byte[]>of(), List.of(parts.getFirst(), new byte[192]))) {
      assertThatThrownBy(() -> verifier.merge(golden.statement(), wrong))
          .isInstanceOf(MalformedInputException.class);
    }
    assertThatThrownBy(() -> verifier.merge(small.statement(), parts.subList(0, 1)))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageContaining("the parameters are for");
    changed(golden.statement())
        .forEach(
            (what, statement) ->
                assertThatThrownBy(() -> verifier.merge(statement, parts))
                    .as(what)
                    .isInstanceOfAny(SealingException.class, MalformedInputException.class));
  }

  @Test
  void everyByteOfAProofCounts() {
    UpdateVerifier verifier = verifier(small);
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < Proof.BYTES; at++) {
      byte[] changed = small.proof();
      changed[at] ^= (byte) (1 << random.nextInt(8));
      boolean accepted;
      try {
        accepted = verifier.verify(small.statement(), changed);
      } catch (MalformedInputException e) {
        accepted = false;
      }
      assertThat(accepted).as("seed %d, byte %d", seed, at).isFalse();
    }
  }

  @Test
  void otherLengthsAndSizesAreMalformed() {
    UpdateVerifier verifier = verifier(small);
    for (int length : new int[] {0, 1, 191, 193, 384}) {
      byte[] bytes = Arrays.copyOf(small.proof(), length);
      assertMalformed(verifier, small.statement(), bytes);
    }
    UpdateStatement s = small.statement();
    UpdateConfig other = new UpdateConfig(SectorSize.KIB_4);
    assertMalformed(
        verifier,
        new UpdateStatement(other, s.commROld(), s.commRNew(), s.commDNew()),
        small.proof());
  }

  @Test
  void batchHoldsWhereAllHold() {
    GoldenUpdate other = GoldenUpdate.named("s2k-w2-proved");
    UpdateVerifier verifier = verifier(small);
    List<UpdateStatement> statements = List.of(small.statement(), other.statement());
    assertThat(verifier.verifyBatch(statements, List.of(small.proof(), other.proof()))).isTrue();
    assertThat(verifier.verifyBatch(statements, List.of(other.proof(), small.proof()))).isFalse();
    assertThatThrownBy(() -> verifier.verifyBatch(statements, List.of(small.proof())))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> verifier.verifyBatch(List.of(), List.of()))
        .isInstanceOf(MalformedInputException.class);
  }

  /** One change of every commitment, by name. */
  static Map<String, UpdateStatement> changed(UpdateStatement s) {
    Map<String, UpdateStatement> out = new LinkedHashMap<>();
    Bytes32 large = Bytes32.fromHex("ff".repeat(32));
    for (Bytes32 bad : List.of(Bytes32.ZERO, large, flip(s.commROld()), s.commRNew())) {
      out.put("old " + bad, new UpdateStatement(s.config(), bad, s.commRNew(), s.commDNew()));
    }
    for (Bytes32 bad : List.of(Bytes32.ZERO, large, flip(s.commRNew()), s.commDNew())) {
      out.put("new " + bad, new UpdateStatement(s.config(), s.commROld(), bad, s.commDNew()));
    }
    for (Bytes32 bad : List.of(Bytes32.ZERO, large, flip(s.commDNew()), s.commROld())) {
      out.put("data " + bad, new UpdateStatement(s.config(), s.commROld(), s.commRNew(), bad));
    }
    return out;
  }

  private static Bytes32 flip(Bytes32 value) {
    byte[] bytes = value.toArray();
    bytes[13] ^= 1;
    return Bytes32.of(bytes);
  }

  private static void assertMalformed(
      UpdateVerifier verifier, UpdateStatement statement, byte[] proof) {
    assertThatThrownBy(() -> verifier.verify(statement, proof))
        .isInstanceOf(MalformedInputException.class);
  }

  private static UpdateVerifier verifier(GoldenUpdate golden) {
    return UpdateVerifier.of(golden.config(), golden.key(), KERNELS, Work.serial());
  }
}
