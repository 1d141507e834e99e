// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealwright.hashing.Bytes32;
import org.sealwright.storage.InteractiveSeed;
import org.sealwright.storage.PoRepConfig;
import org.sealwright.storage.RegisteredSealProof;
import org.sealwright.storage.ReplicaId;

/** Challenges of all three kinds, against the reference's and the model's. */
class ChallengesTest {
  private static final InteractiveSeed TWOS = new InteractiveSeed(Bytes32.fromHex("02".repeat(32)));

  private static Bytes32 element(int value) {
    return Bytes32.fromHex("%02x%s".formatted(value, "00".repeat(31)));
  }

  @ParameterizedTest
  @CsvSource({
    "fda73bbeb81240328b3e8d654932ad2e1c138aa1f4dc60613cc50b292f24fd1b, 49, 23",
    "738657f455797ca55e5b42e5c6c4f3de7cdf031d96b591cf7328c12068fe4224, 1, 42",
    "72da7e2b1f34af9101c58ba16959e48b5e8462d225c88c425b48b8f3842a7b26, 49, 28"
  })
  void interactiveOnesComeFromReplicaAndSeed(String replicaId, long first, long second) {
    PoRepConfig config = new RegisteredSealProof(5).config();
    ReplicaId id = new ReplicaId(Bytes32.fromHex(replicaId));
    assertThat(Challenges.all(config, id, Bytes32.ZERO, TWOS))
        .containsExactly(List.of(first, second));
    assertThat(Challenges.all(config, id, element(1), TWOS))
        .as("comm_r plays no part")
        .containsExactly(List.of(first, second));
  }

  @Test
  void nonInteractiveOnesComeFromReplicaAndCommitment() {
    PoRepConfig config = new RegisteredSealProof(15).config();
    ReplicaId id =
        new ReplicaId(
            Bytes32.fromHex("d9dc9f0c78bdd791c8c982fc25351e14ab5c7170aea42e99aeb0670fb00d7f0c"));
    Bytes32 commR =
        Bytes32.fromHex("a849ae274790c13ed769e5aa8c61b79cd86364c2e09303cd07c3bfdb480a874a");
    List<List<Long>> partitions = Challenges.all(config, id, commR, TWOS);
    assertThat(partitions).hasSize(13).allMatch(partition -> partition.size() == 2);
    // The specification's list (section 12) has the third and fourth swapped; these follow from its
    // own formula (9.2), computed apart, which the reference's sector s2k-ni bears out.
    assertThat(partitions.stream().flatMap(List::stream))
        .containsExactly(
            26L, 2L, 37L, 13L, 34L, 50L, 41L, 3L, 35L, 55L, 24L, 2L, 25L, 44L, 39L, 53L, 23L, 24L,
            41L, 20L, 48L, 61L, 16L, 38L, 36L, 31L);
    InteractiveSeed other = new InteractiveSeed(Bytes32.fromHex("03".repeat(32)));
    assertThat(Challenges.all(config, id, commR, other)).isEqualTo(partitions);
  }

  @Test
  void syntheticOnesAreSelectedFromASetThatTheCommitmentFixes() {
    ReplicaId id = new ReplicaId(element(55));
    List<Long> set = Challenges.synthetic(1 << 10, id, element(101), 21);
    assertThat(set)
        .containsExactly(
            178L, 297L, 869L, 211L, 875L, 477L, 94L, 781L, 124L, 332L, 856L, 801L, 176L, 692L, 429L,
            691L, 290L, 204L, 986L, 210L, 973L);
    InteractiveSeed ones = new InteractiveSeed(Bytes32.fromHex("01".repeat(32)));
    assertThat(Challenges.select(set, id, ones, 10))
        .containsExactly(176L, 781L, 801L, 986L, 290L, 211L, 692L, 856L, 986L, 332L);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 8, 9, 13, 14, 18, 19})
  void challengesOfLargeSectorsAreInRange(int proof) {
    PoRepConfig config = new RegisteredSealProof(proof).config();
    ReplicaId id = new ReplicaId(element(7));
    List<List<Long>> partitions = Challenges.all(config, id, element(8), TWOS);
    long nodes = config.sectorSize().nodes();
    assertThat(partitions).hasSize(config.partitions()).allMatch(p -> p.size() == 18);
    List<Long> flat = partitions.stream().flatMap(List::stream).toList();
    assertThat(flat).allMatch(challenge -> challenge >= 1 && challenge < nodes);
    assertThat(flat).as("the upper half is reached").anyMatch(c -> c >= nodes / 2);
  }
}
