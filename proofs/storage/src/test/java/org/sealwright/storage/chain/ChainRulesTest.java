// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.storage.ProverId;
import org.sealwright.storage.RegisteredAggregation;
import org.sealwright.storage.RegisteredPoStProof;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.RegisteredUpdateProof;
import org.sealwright.storage.post.PoStRandomness;

/** Beacon rounds, sets of sectors, stand-ins, legal proofs. */
class ChainRulesTest {

  @Test
  void roundsFollowTheBeacons() {
    assertThat(DrandNetwork.of(0)).isEqualTo(DrandNetwork.INCENTINET);
    assertThat(DrandNetwork.of(-3)).isEqualTo(DrandNetwork.INCENTINET);
    assertThat(DrandNetwork.of(50_999)).isEqualTo(DrandNetwork.INCENTINET);
    assertThat(DrandNetwork.of(51_000)).isEqualTo(DrandNetwork.MAINNET);
    assertThat(DrandNetwork.of(3_855_479)).isEqualTo(DrandNetwork.MAINNET);
    assertThat(DrandNetwork.of(3_855_480)).isEqualTo(DrandNetwork.QUICKNET);
    assertThat(DrandNetwork.QUICKNET.isChained()).isFalse();

    assertThat(DrandNetwork.MAINNET.round(100_000, 16))
        .isEqualTo(DrandNetwork.MAINNET.round(100_000, 15) + 1);
    // 3855480 * 30 + 1598306400 - 30 - 1692803367 = 21167403, in periods of 3 seconds.
    assertThat(DrandNetwork.QUICKNET.round(3_855_480, 22)).isEqualTo(7_055_802);
    assertThat(DrandNetwork.QUICKNET.round(3_855_481, 22)).isEqualTo(7_055_812);
    assertThat(DrandNetwork.QUICKNET.round(0, 22)).isEqualTo(1);
    assertThatThrownBy(() -> DrandNetwork.QUICKNET.round(0, 15))
        .isInstanceOf(IllegalArgumentException.class);
    long last = (Long.MAX_VALUE - DrandNetwork.FILECOIN_GENESIS) / 30;
    assertThat(DrandNetwork.QUICKNET.round(last, 22)).isGreaterThan(last);
    for (long epoch : new long[] {-1, last + 1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> DrandNetwork.QUICKNET.round(epoch, 22))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 200)
  void sectorsAreFoundByTheirPlace(@ForAll List<Byte> numbers) {
    long[] sectors = numbers.stream().mapToLong(n -> n & 0xff).toArray();
    long[] wanted = Arrays.stream(sectors).sorted().distinct().toArray();
    SectorSet set = SectorSet.of(sectors);
    assertThat(set.toArray()).isEqualTo(wanted);
    assertThat(set.count()).isEqualTo(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      assertThat(set.nth(i)).isEqualTo(wanted[i]);
    }
    for (long sector = 0; sector < 256; sector++) {
      long asked = sector;
      assertThat(set.contains(sector)).isEqualTo(Arrays.stream(wanted).anyMatch(w -> w == asked));
    }
    assertThat(SectorSet.ofRuns(set.runs())).isEqualTo(set);
    assertThatThrownBy(() -> set.nth(wanted.length)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void longRunsTakeNoSpace() {
    SectorSet set =
        SectorSet.ofRuns(
            List.of(new SectorSet.Run(5, 1L << 40), new SectorSet.Run(1L << 50, 1L << 40)));
    assertThat(set.count()).isEqualTo(1L << 41);
    assertThat(set.nth((1L << 40) + 7)).isEqualTo((1L << 50) + 7);
    assertThatThrownBy(
            () -> SectorSet.ofRuns(List.of(new SectorSet.Run(5, 3), new SectorSet.Run(7, 1))))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new SectorSet.Run(Long.MAX_VALUE, 2))
        .isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(() -> new SectorSet.Run(0, 0)).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void winningSectorIsThatOfTheSpecification() {
    SectorSet set =
        SectorSet.ofRuns(List.of(new SectorSet.Run(0, 596), new SectorSet.Run(5000, 404)));
    PoStRandomness randomness = new PoStRandomness(Bytes32.fromHex("01".repeat(32)));
    assertThat(set.count()).isEqualTo(1000);
    assertThat(set.winning(ProverId.ofActor(1000), randomness)).isEqualTo(5000);
    assertThatThrownBy(() -> SectorSet.of().winning(ProverId.ofActor(1000), randomness))
        .isInstanceOf(MalformedInputException.class);
  }

  @Test
  void lowestGoodSectorStandsIn() {
    Set<Long> sectors = Set.of(9L, 3L, 5L, 4L);
    assertThat(StandIn.replaced(sectors, Set.of(3L, 9L, 77L)).orElseThrow())
        .containsExactly(4L, 4L, 5L, 4L);
    assertThat(StandIn.proved(sectors, Set.of(3L, 9L))).containsExactly(4L, 5L);
    assertThat(StandIn.replaced(sectors, sectors)).isEmpty();
    assertThat(StandIn.replaced(sectors, Set.of()).orElseThrow()).containsExactly(3L, 4L, 5L, 9L);
  }

  @Test
  void proofsAreLegalInTheirTime() {
    assertThat(numbers(new ProofPolicy(6).preCommit())).containsExactlyInAnyOrder(3, 4);
    assertThat(numbers(new ProofPolicy(7).preCommit())).containsExactlyInAnyOrder(3, 4, 8, 9);
    assertThat(numbers(new ProofPolicy(8).preCommit())).containsExactlyInAnyOrder(8, 9);
    assertThat(numbers(new ProofPolicy(20).preCommit())).containsExactlyInAnyOrder(8, 9);
    assertThat(numbers(new ProofPolicy(21).preCommit())).containsExactlyInAnyOrder(8, 9, 13, 14);
    assertThat(numbers(new ProofPolicy(22).nonInteractive())).isEmpty();
    assertThat(numbers(new ProofPolicy(23).nonInteractive())).containsExactlyInAnyOrder(18, 19);
    assertThat(numbers(new ProofPolicy(18).windowPoSt())).containsExactlyInAnyOrder(8, 9);
    assertThat(numbers(new ProofPolicy(19).windowPoSt())).containsExactlyInAnyOrder(8, 9, 13, 14);
    assertThat(numbers(new ProofPolicy(20).windowPoSt())).containsExactlyInAnyOrder(13, 14);
    assertThat(numbers(new ProofPolicy(27).winningPoSt())).containsExactlyInAnyOrder(3, 4);
    assertThat(numbers(new ProofPolicy(14).update())).isEmpty();
    assertThat(numbers(new ProofPolicy(15).update())).containsExactlyInAnyOrder(3, 4);
    assertThat(numbers(new ProofPolicy(12).aggregate())).isEmpty();
    assertThat(numbers(new ProofPolicy(13).aggregate())).containsExactly(0);
    assertThat(numbers(new ProofPolicy(16).aggregate())).containsExactly(1);
    assertThat(new ProofPolicy(26).hasProveCommitAggregate()).isTrue();
    assertThat(new ProofPolicy(27).hasProveCommitAggregate()).isFalse();
    assertThat(new ProofPolicy(14).hasProveReplicaUpdates()).isFalse();
    assertThatThrownBy(() -> new ProofPolicy(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> numbers(Set<? extends Record> proofs) {
    return proofs.stream()
        .map(
            proof ->
                switch (proof) {
                  case RegisteredSealProof(int number) -> number;
                  case RegisteredPoStProof(int number) -> number;
                  case RegisteredUpdateProof(int number) -> number;
                  case RegisteredAggregation(int number) -> number;
                  default -> throw new AssertionError(proof);
                })
        .toList();
  }
}
