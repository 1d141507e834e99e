// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.curve.PublicVectors;
import org.sealwright.snark.curve.Scalar;
import org.sealwright.snark.kernel.SnarkKernels;

/** The reference's proofs hold, one by one and in batches; changed ones don't. */
class Groth16VerifierTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final List<Tiny.Golden> GOLDEN = Tiny.proofs();
  private static final Groth16Verifier TINY =
      Groth16Verifier.of(Tiny.verifyingKey(), KERNELS, Work.serial());

  @Test
  void theReferencesProofsHold() {
    for (Tiny.Golden golden : GOLDEN) {
      assertThat(TINY.verify(Proof.fromBytes(golden.proof()), List.of(golden.y()))).isTrue();
    }
    assertThat(TINY.verifyBatch(proofs(), inputs())).isTrue();
    assertThat(TINY.verifyBatch(proofs().subList(0, 1), inputs().subList(0, 1))).isTrue();
    try (Pool pool = new Pool(3)) {
      Groth16Verifier parallel = Groth16Verifier.of(Tiny.verifyingKey(), KERNELS, pool.work());
      assertThat(parallel.verifyBatch(proofs(), inputs())).isTrue();
    }
  }

  @Test
  void proofsOfOtherStatementsDoNot() {
    Proof proof = proofs().getFirst();
    assertThat(TINY.verify(proof, List.of(Scalar.of(6)))).isFalse();
    for (int i = 0; i < GOLDEN.size(); i++) {
      List<List<Scalar>> wrong = new ArrayList<>(inputs());
      wrong.set(i, List.of(wrong.get(i).getFirst().add(Scalar.ONE)));
      assertThat(TINY.verifyBatch(proofs(), wrong)).isFalse();
    }
    List<Proof> swapped = new ArrayList<>(proofs());
    swapped.set(2, proofs().get(3));
    swapped.set(3, proofs().get(2));
    assertThat(TINY.verifyBatch(swapped, inputs())).isFalse();
  }

  @Test
  void changesThatCancelEachOtherAreFound() {
    G1Affine offset = Tiny.verifyingKey().alphaG1();
    Proof first = proofs().get(2);
    Proof second = proofs().get(3);
    Proof one = new Proof(first.a(), first.b(), first.c().add(offset));
    Proof two = new Proof(second.a(), second.b(), second.c().add(offset.negate()));
    assertThat(TINY.verifyBatch(List.of(one, two), inputs().subList(2, 4))).isFalse();
  }

  @Test
  void wrongCountsAreMalformed() {
    Proof proof = proofs().getFirst();
    assertMalformed(() -> TINY.verify(proof, List.of()));
    assertMalformed(() -> TINY.verify(proof, List.of(Scalar.ONE, Scalar.ONE)));
    assertMalformed(() -> TINY.verifyBatch(List.of(), List.of()));
    assertMalformed(() -> TINY.verifyBatch(List.of(proof), List.of()));
    assertMalformed(() -> TINY.verifyBatch(List.of(proof, proof), inputs().subList(0, 1)));
    assertMalformed(
        () -> TINY.verifyBatch(List.of(proof, proof), List.of(List.of(Scalar.ONE), List.of())));
  }

  @Test
  void theReferencesPoRepsHold() {
    Groth16Verifier verifier =
        Groth16Verifier.of(
            VerifyingKey.fromBytes(Tiny.bytes("porep-2k.vk")), KERNELS, Work.serial());
    ProvedSeal first = ProvedSeal.read("porep-s2k-1.json");
    ProvedSeal second = ProvedSeal.read("porep-s2k-31.json");
    assertThat(first.inputs()).hasSize(39);
    assertThat(verifier.verify(first.proof(), first.inputs())).isTrue();
    assertThat(verifier.verify(second.proof(), second.inputs())).isTrue();
    assertThat(verifier.verify(second.proof(), first.inputs())).isFalse();
    assertThat(
            verifier.verifyBatch(
                List.of(first.proof(), second.proof()), List.of(first.inputs(), second.inputs())))
        .isTrue();
  }

  @Test
  void theNetworksProofsOf32GibHoldAndAlteredOnesDoNot() {
    SealBatch batch = SealBatch.read(PublicVectors.read("fil-blst/seal32_x10.prf"));
    assertThat(batch.key().publicInputs()).isEqualTo(327);
    assertThat(batch.proofs()).hasSize(10);
    Groth16Verifier verifier = Groth16Verifier.of(batch.key(), KERNELS, Work.serial());
    for (int i = 0; i < 10; i++) {
      assertThat(verifier.verify(batch.proofs().get(i), batch.inputs().get(i))).isTrue();
    }
    assertThat(verifier.verifyBatch(batch.proofs(), batch.inputs())).isTrue();
    Random random = new Random(6);
    for (int i = 0; i < 10; i++) {
      List<Scalar> inputs = new ArrayList<>(batch.inputs().get(i));
      int at = random.nextInt(inputs.size());
      byte[] input = inputs.get(at).toBytesLe();
      input[random.nextInt(31)] ^= (byte) (1 << random.nextInt(8));
      inputs.set(at, Scalar.fromBytesLe(input, 0));
      assertThat(verifier.verify(batch.proofs().get(i), inputs)).isFalse();
      List<List<Scalar>> altered = new ArrayList<>(batch.inputs());
      altered.set(i, inputs);
      assertThat(verifier.verifyBatch(batch.proofs(), altered)).isFalse();
      assertAlteredProofIsRefused(verifier, batch.proofs().get(i), batch.inputs().get(i), random);
    }
  }

  private static void assertAlteredProofIsRefused(
      Groth16Verifier verifier, Proof proof, List<Scalar> inputs, Random random) {
    for (int k = 0; k < 16; k++) {
      byte[] bytes = proof.toBytes();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Proof altered;
      try {
        altered = Proof.fromBytes(bytes);
      } catch (MalformedInputException e) {
        continue;
      }
      assertThat(verifier.verify(altered, inputs)).isFalse();
    }
  }

  private static List<Proof> proofs() {
    return GOLDEN.stream().map(golden -> Proof.fromBytes(golden.proof())).toList();
  }

  private static List<List<Scalar>> inputs() {
    return GOLDEN.stream().map(golden -> List.of(golden.y())).toList();
  }

  private static void assertMalformed(ThrowingCallable call) {
    assertThatExceptionOfType(MalformedInputException.class).isThrownBy(call);
  }
}
