// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.hashing.kernel.KernelSelection;
import org.sealwright.snark.kernel.SnarkKernels;

/** The VRF, its output, and the draws that it is computed on. */
class VrfTest {
  private static final SnarkKernels KERNELS = SnarkKernels.select(KernelSelection.auto());
  private static final Vrf VRF = Vrf.of(KERNELS);
  private static final BlsSecretKey WORKER = BlsSecretKey.derive(new byte[32], new byte[0]);
  private static final byte[] BEACON = {8, 7, 6};

  @Test
  void drawsAreThoseOfTheNetwork() {
    // The seal randomness of a real sector.
    Bytes32 digest =
        Bytes32.fromHex(
            "18ea1bc6"
                + "4ae14b58"
                + "62140d44"
                + "61429933"
                + "7c6cc957"
                + "f2e57cb7"
                + "6d0d202c"
                + "f9de718b");
    byte[] entropy = HexFormat.of().parseHex("440099cb34");
    Bytes32 ticket =
        ChainRandomness.drawFromDigest(digest, RandomnessTag.SEAL_RANDOMNESS, 2797727, entropy);
    assertThat(ticket)
        .hasToString("dcc0aa70b1ca67ea6297832a4d2f708ec77ec8fbd3b93aeaf0f9068c4a37b584");
  }

  @Test
  void drawsDifferByEverythingThatIsHashed() {
    byte[] entropy = ChainRandomness.minerEntropy(1000);
    assertThat(
            IntStream.of(-1, 0, 1)
                .boxed()
                .flatMap(
                    round ->
                        Arrays.stream(RandomnessTag.values())
                            .map(tag -> ChainRandomness.draw(BEACON, tag, round, entropy))))
        .doesNotHaveDuplicates()
        .hasSize(30);
    assertThat(Arrays.stream(RandomnessTag.values()).mapToLong(RandomnessTag::number))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void minersAreEncodedAsIdAddresses() {
    assertThat(ChainRandomness.minerEntropy(1000)).isEqualTo(HexFormat.of().parseHex("4300e807"));
    assertThat(ChainRandomness.minerEntropy(0)).isEqualTo(HexFormat.of().parseHex("420000"));
    assertThat(ChainRandomness.minerEntropy(127)).isEqualTo(HexFormat.of().parseHex("42007f"));
    assertThat(ChainRandomness.minerEntropy(128)).isEqualTo(HexFormat.of().parseHex("43008001"));
    assertThat(ChainRandomness.minerEntropy(-1))
        .isEqualTo(HexFormat.of().parseHex("4b00ffffffffffffffffff01"));
  }

  @Test
  void proofsAreVerifiedAndBoundToTheirInput() {
    Bytes32 election = ChainRandomness.electionInput(BEACON, 60_000, 1000);
    VrfProof proof = VRF.compute(WORKER, election);
    assertThat(VRF.verify(WORKER.publicKey(), election, proof)).isTrue();
    assertThat(VRF.compute(WORKER, election)).isEqualTo(proof);
    assertThat(VrfProof.fromBytes(proof.toBytes())).isEqualTo(proof);
    BlsSecretKey other = BlsSecretKey.derive(new byte[33], new byte[0]);
    assertThat(VRF.verify(other.publicKey(), election, proof)).isFalse();
    Bytes32 later = ChainRandomness.electionInput(BEACON, 60_001, 1000);
    assertThat(VRF.verify(WORKER.publicKey(), later, proof)).isFalse();
    assertThatThrownBy(() -> VrfProof.fromBytes(new byte[96]))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void ticketsAreDrawnOfTheEpochBeforeAndChained() {
    byte[] parent = VRF.compute(WORKER, Bytes32.ZERO).toBytes();
    byte[] chained = Arrays.copyOf(ChainRandomness.minerEntropy(1000), 4 + parent.length);
    System.arraycopy(parent, 0, chained, 4, parent.length);
    assertThat(ChainRandomness.ticketInput(BEACON, 60_000, 1000, parent))
        .isEqualTo(ChainRandomness.draw(BEACON, RandomnessTag.TICKET_PRODUCTION, 59_999, chained));
    assertThat(ChainRandomness.ticketInput(BEACON, 100, 1000, new byte[0]))
        .isEqualTo(
            ChainRandomness.draw(
                BEACON, RandomnessTag.TICKET_PRODUCTION, 99, ChainRandomness.minerEntropy(1000)));
  }

  @Test
  void ticketsAreOrderedByTheirDigest() {
    VrfProof[] proofs =
        IntStream.range(0, 6)
            .mapToObj(k -> ChainRandomness.electionInput(BEACON, k, 1000))
            .map(input -> VRF.compute(WORKER, input))
            .sorted()
            .toArray(VrfProof[]::new);
    for (int k = 1; k < proofs.length; k++) {
      BigInteger before = new BigInteger(1, proofs[k - 1].digest().toArray());
      assertThat(before).isLessThan(new BigInteger(1, proofs[k].digest().toArray()));
    }
    // Blake2b-256 of nothing.
    assertThat(VrfProof.digest(new byte[0]))
        .hasToString("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  }
}
