// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.groth16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.hashing.work.Work;
import org.sealwright.snark.curve.G1Affine;
import org.sealwright.snark.kernel.SnarkKernels;

/** Proof bytes: the reference's, and what must not be taken for a proof. */
class ProofTest {
  private static final ProofDecoder DECODER =
      ProofDecoder.of(SnarkKernels.select(KernelSelection.auto()), Work.serial());
  private static final byte[] GOOD = Tiny.proofs().get(3).proof();

  @Test
  void theReferencesProofsComeOutAsTheyWentIn() {
    List<Proof> all = new ArrayList<>();
    for (Tiny.Golden golden : Tiny.proofs()) {
      Proof proof = Proof.fromBytes(golden.proof());
      assertThat(proof.toBytes()).isEqualTo(golden.proof());
      all.add(proof);
    }
    byte[] endToEnd = Proof.toBytes(all);
    assertThat(endToEnd).hasSize(16 * Proof.BYTES);
    assertThat(Proof.listFromBytes(endToEnd, 16)).isEqualTo(all);
    assertThat(DECODER.decode(endToEnd, 16)).isEqualTo(all);
  }

  @Test
  void otherLengthsAreRefused() {
    for (int length : new int[] {0, 1, 48, 191, 193, 384}) {
      assertRefused(Arrays.copyOf(GOOD, length));
    }
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Proof.listFromBytes(GOOD, 2))
        .withMessage("proof: has 192 bytes, wanted 384 for 2 partitions");
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Proof.listFromBytes(GOOD, Integer.MAX_VALUE));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Proof.listFromBytes(new byte[0], 0));
  }

  @Test
  void badPointsAreRefusedWhereverTheyAre() {
    for (int at : new int[] {0, 48, 144}) {
      int size = at == 48 ? 96 : 48;
      assertRefused(with(at, infinity(size)));
      assertRefused(with(at, new byte[size]));
      byte[] zero = new byte[size];
      zero[0] = (byte) 0x80;
      assertRefused(with(at, zero));
      byte[] huge = new byte[size];
      Arrays.fill(huge, (byte) 0xff);
      huge[0] = (byte) 0x9f;
      assertRefused(with(at, huge));
      byte[] uncompressed = Arrays.copyOfRange(GOOD, at, at + size);
      uncompressed[0] &= 0x7f;
      assertRefused(with(at, uncompressed));
    }
    assertRefused(with(0, Points.offSubgroupG1Compressed()));
    assertRefused(with(144, Points.offSubgroupG1Compressed()));
  }

  @Test
  void changedBytesAreRefusedOrAnotherProof() {
    Random random = new Random(5);
    Proof good = Proof.fromBytes(GOOD);
    for (int i = 0; i < GOOD.length; i++) {
      byte[] bytes = GOOD.clone();
      bytes[i] ^= (byte) (1 << random.nextInt(8));
      try {
        Proof proof = Proof.fromBytes(bytes);
        assertThat(proof).isNotEqualTo(good);
        assertThat(DECODER.decode(bytes, 1)).containsExactly(proof);
      } catch (MalformedInputException e) {
        assertRefused(bytes);
      }
    }
  }

  @Test
  void aProofOfInfinityCannotBeMade() {
    Proof good = Proof.fromBytes(GOOD);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Proof(good.a(), good.b(), G1Affine.INFINITY));
  }

  private static byte[] infinity(int size) {
    byte[] bytes = new byte[size];
    bytes[0] = (byte) 0xc0;
    return bytes;
  }

  private static byte[] with(int at, byte[] point) {
    byte[] bytes = GOOD.clone();
    System.arraycopy(point, 0, bytes, at, point.length);
    return bytes;
  }

  private static void assertRefused(byte[] bytes) {
    assertThatExceptionOfType(MalformedInputException.class)
        .isThrownBy(() -> Proof.fromBytes(bytes))
        .withMessageStartingWith("proof: ")
        .satisfies(
            slowly ->
                assertThatExceptionOfType(MalformedInputException.class)
                    .isThrownBy(() -> DECODER.decode(bytes, 1))
                    .withMessage(slowly.getMessage()));
  }
}
