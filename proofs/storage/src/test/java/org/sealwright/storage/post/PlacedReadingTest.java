// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.storage.ApiVersion;
import org.sealwright.storage.SectorSize;

/** Sectors that are faulty, always or under some challenges only, in any order and number. */
class PlacedReadingTest {
  private static final PoStRandomness RANDOMNESS =
      PoStRandomness.masked(Bytes32.fromHex("5a".repeat(32)));

  /** What a model of the files had to tell about the sectors, over all rounds. */
  private int readings;

  @Property
  void whatIsHandedOnHasTheChallengesOfItsLastPlace(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int count,
      @ForAll ApiVersion version) {
    PoStConfig config = PoStConfig.window(SectorSize.KIB_2, version);
    SplittableRandom random = new SplittableRandom(seed);
    NavigableMap<Long, List<PoStReplica>> sectors = new TreeMap<>(Long::compareUnsigned);
    while (sectors.size() < count) {
      sectors.put(random.nextLong(), List.of());
    }
    List<Long> all = List.copyOf(sectors.keySet());
    boolean[] dead = new boolean[count];
    long[] spoilt = new long[count];
    for (int i = 0; i < count; i++) {
      dead[i] = random.nextInt(5) == 0;
      // A leaf that is damaged: whether it is asked for depends on the place.
      spoilt[i] = random.nextInt(3) == 0 ? random.nextInt(64) : -1;
    }
    readings = 0;
    List<SectorVanillaProof> proofs = new ArrayList<>();
    VanillaReading rest =
        new PlacedReading(
                config,
                RANDOMNESS,
                sectors,
                run((i, leaves) -> dead[i] || leaves.contains(spoilt[i]), all),
                proofs::add)
            .read();

    List<Long> proved = proofs.stream().map(SectorVanillaProof::sector).toList();
    List<Long> faulty = rest.faults().stream().map(SectorFault::sector).toList();
    assertThat(proved).isSortedAccordingTo(Long::compareUnsigned).doesNotHaveDuplicates();
    assertThat(faulty).isSortedAccordingTo(Long::compareUnsigned).doesNotHaveDuplicates();
    List<Long> both = new ArrayList<>(proved);
    both.addAll(faulty);
    assertThat(both).containsExactlyInAnyOrderElementsOf(all);
    if (!proved.isEmpty()) {
      NavigableMap<Long, List<Long>> challenges =
          PoStChallenges.ofSectors(config, RANDOMNESS, proved);
      for (SectorVanillaProof proof : proofs) {
        assertThat(leaves(proof)).isEqualTo(challenges.get(proof.sector()));
        int i = all.indexOf(proof.sector());
        assertThat(dead[i]).isFalse();
        assertThat(leaves(proof)).doesNotContain(spoilt[i]);
      }
    }
    assertThat(readings)
        .as("a round for every fault at most, and each reads only what is open")
        .isLessThanOrEqualTo(config.countsPlaces() ? all.size() * (faulty.size() + 1) : all.size());
  }

  private PlacedReading.Run run(BiPredicate<Integer, List<Long>> faulty, List<Long> all) {
    return (size, open, challenges, taker) -> {
      for (long sector : List.copyOf(open.keySet())) {
        List<Long> leaves = challenges.apply(sector);
        readings++;
        taker.accept(
            faulty.test(all.indexOf(sector), leaves)
                ? new SectorOutcome.Faulty(
                    SectorFault.of(sector, FaultReason.REPLICA_CORRUPT, "model"))
                : new SectorOutcome.Proved(proof(sector, leaves)));
      }
      return new VanillaReading(List.of(), List.of(), new ReadFigures(0, 0, 0, Duration.ZERO));
    };
  }

  /** Carries its challenges as leaves. */
  private static SectorVanillaProof proof(long sector, List<Long> leaves) {
    return new SectorVanillaProof(
        sector,
        Bytes32.ZERO,
        Bytes32.ZERO,
        Bytes32.ZERO,
        leaves.stream().map(PlacedReadingTest::inclusion).toList());
  }

  private static InclusionProof inclusion(long leaf) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) leaf;
    return InclusionProof.single(Bytes32.ZERO, Bytes32.of(bytes), List.of());
  }

  private static List<Long> leaves(SectorVanillaProof proof) {
    return proof.inclusions().stream().map(i -> (long) i.leaf().toArray()[0]).toList();
  }
}
