// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.testing.GoldenPoSt;
import org.sealwright.storage.testing.TestData;

/** Vanilla proofs that the reference made: encoding, verdicts, damage. */
class SectorVanillaProofTest {
  private final long seed = Long.getLong("sealwright.seed", System.nanoTime());

  @ParameterizedTest
  @ValueSource(strings = {"window-2k", "winning-2k"})
  void proofsOfTheReferenceHoldAndAreWrittenAsTheyWere(String name) {
    GoldenPoSt golden = GoldenPoSt.named(name);
    PoStVanillaVerifier verifier =
        new PoStVanillaVerifier(golden.config().size(), TestData.kernels());
    for (byte[] bytes : golden.vanillaBytes()) {
      SectorVanillaProof proof = SectorVanillaProof.fromBytes(bytes);
      assertThat(proof.toBytes()).isEqualTo(bytes);
      List<Long> challenges = golden.challenges().get(proof.sector());
      assertThat(verifier.problem(proof.sector(), golden.commR(proof), challenges, proof))
          .isEmpty();
      assertThat(verifier.problem(proof.sector() + 1, golden.commR(proof), challenges, proof))
          .hasValueSatisfying(problem -> assertThat(problem).contains("of sector"));
      assertThat(verifier.problem(proof.sector(), Bytes32.ZERO, challenges, proof))
          .hasValueSatisfying(problem -> assertThat(problem).contains("comm_r of the proof"));
      assertThat(
              verifier.problem(proof.sector(), golden.commR(proof), challenges.reversed(), proof))
          .hasValueSatisfying(problem -> assertThat(problem).contains("challenge 0 (leaf"));
    }
  }

  /** One bit in one of a few bytes, everywhere. */
  @Test
  void anyFlippedBitIsMalformedOrDoesNotHold() {
    GoldenPoSt golden = GoldenPoSt.named("window-2k");
    PoStVanillaVerifier verifier =
        new PoStVanillaVerifier(golden.config().size(), TestData.kernels());
    byte[] bytes = golden.vanillaBytes().getFirst();
    long sector = SectorVanillaProof.fromBytes(bytes).sector();
    Bytes32 commR = golden.commR(SectorVanillaProof.fromBytes(bytes));
    List<Long> challenges = golden.challenges().get(sector);
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < bytes.length; at += random.nextInt(1, 8)) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      try {
        SectorVanillaProof proof = SectorVanillaProof.fromBytes(flipped);
        assertThat(verifier.problem(sector, commR, challenges, proof))
            .as("seed %d, byte %d", seed, at)
            .isPresent();
      } catch (MalformedInputException e) {
        assertThat(e).hasMessageContaining("bincode at byte");
      }
    }
  }

  @Test
  void cutOrLengthenedBytesAreMalformed() {
    byte[] bytes = GoldenPoSt.named("window-2k").vanillaBytes().getFirst();
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> SectorVanillaProof.fromBytes(cut))
          .isInstanceOf(MalformedInputException.class);
    }
    assertThatThrownBy(() -> SectorVanillaProof.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MalformedInputException.class);
  }
}
