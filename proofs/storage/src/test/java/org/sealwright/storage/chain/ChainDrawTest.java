// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.snark.signature.ChainRandomness;
import org.sealwright.snark.signature.RandomnessTag;
import org.sealwright.storage.Ticket;
import org.sealwright.storage.post.PoStRandomness;

/** Draws against the published one and against the general function. */
class ChainDrawTest {
  private static final byte[] BASE = {1, 2, 3};

  @Test
  void sealTicketIsThePublishedDraw() {
    byte[] digest =
        java.util.Base64.getDecoder().decode("GOobxkrhS1hiFA1EYUKZM3xsyVfy5Xy3bQ0gLPnecYs=");
    // The published entropy is that of this miner, as a varint 99 cb 34.
    long miner = 0x19 | 0x4b << 7 | 0x34 << 14;
    ChainDraw<Ticket> draw = ChainDraw.sealTicket(miner, 2_797_727);
    assertThat(HexFormat.of().formatHex(draw.entropy())).isEqualTo("440099cb34");
    assertThat(draw.drawFromDigest(Bytes32.of(digest)))
        .hasToString("dcc0aa70b1ca67ea6297832a4d2f708ec77ec8fbd3b93aeaf0f9068c4a37b584");
  }

  @Test
  void minerEntropyIsThatOfTheSpecification() {
    assertThat(HexFormat.of().formatHex(ChainDraw.sealTicket(1000, 0).entropy()))
        .isEqualTo("4300e807");
  }

  @Test
  void everyUseHasItsBaseTagRoundAndEntropy() {
    byte[] entropy = ChainRandomness.minerEntropy(1000);
    check(ChainDraw.sealTicket(1000, -5), ChainDraw.Base.TICKET, 5, -5, entropy);
    check(ChainDraw.poRepSeed(1000, 200), ChainDraw.Base.BEACON, 6, 350, entropy);
    check(ChainDraw.windowPoStChallenge(1000, 80), ChainDraw.Base.BEACON, 4, 80, entropy);
    check(ChainDraw.chainCommit(90), ChainDraw.Base.TICKET, 9, 90, new byte[0]);
    check(ChainDraw.winningPoStChallenge(1000, 7), ChainDraw.Base.BEACON, 3, 7, entropy);
    check(ChainDraw.electionInput(1000, 7), ChainDraw.Base.BEACON, 2, 7, entropy);
    byte[] parent = {(byte) 0xaa, (byte) 0xbb};
    byte[] both = HexFormat.of().parseHex("4300e807aabb");
    check(ChainDraw.ticketInput(1000, 7, parent), ChainDraw.Base.BEACON, 1, 6, both);
    assertThat(ChainDraw.electionInput(1000, 7).draw(BASE))
        .isEqualTo(ChainRandomness.electionInput(BASE, 7, 1000));
    assertThat(ChainDraw.ticketInput(1000, 7, parent).draw(BASE))
        .isEqualTo(ChainRandomness.ticketInput(BASE, 7, 1000, parent));
  }

  private static void check(
      ChainDraw<?> draw, ChainDraw.Base base, int tag, long round, byte[] entropy) {
    assertThat(draw.base()).isEqualTo(base);
    assertThat(draw.tag().number()).isEqualTo(tag);
    assertThat(draw.round()).isEqualTo(round);
    assertThat(draw.entropy()).isEqualTo(entropy);
  }

  @Test
  void onlyPoStRandomnessIsCut() {
    for (long epoch = 0; epoch < 40; epoch++) {
      byte[] entropy = ChainRandomness.minerEntropy(1);
      Bytes32 window =
          ChainRandomness.draw(BASE, RandomnessTag.WINDOWED_POST_CHALLENGE_SEED, epoch, entropy);
      Bytes32 ticket = ChainRandomness.draw(BASE, RandomnessTag.SEAL_RANDOMNESS, epoch, entropy);
      assertThat(ChainDraw.windowPoStChallenge(1, epoch).draw(BASE))
          .isEqualTo(PoStRandomness.masked(window));
      assertThat(ChainDraw.winningPoStChallenge(1, epoch).draw(BASE).value().get(31))
          .isLessThan(64);
      assertThat(ChainDraw.sealTicket(1, epoch).draw(BASE).value()).isEqualTo(ticket);
    }
  }

  @Test
  void leastTicketIsByItsDigest() {
    List<byte[]> proofs = List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}, new byte[] {2});
    int least = TicketOrder.least(proofs);
    for (byte[] proof : proofs) {
      assertThat(TicketOrder.INSTANCE.compare(proofs.get(least), proof)).isLessThanOrEqualTo(0);
    }
    assertThat(TicketOrder.least(List.of(new byte[] {9}, new byte[] {9}))).isZero();
  }
}
