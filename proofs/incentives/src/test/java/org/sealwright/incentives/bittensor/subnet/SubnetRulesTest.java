// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/** Registration, schedules, weights and pruning, rule by rule. */
class SubnetRulesTest {
  private static final WeightSubmission.Rules OPEN =
      new WeightSubmission.Rules(0, 100, false, 2, 65_535);

  private static WeightSubmission.Context validator(long lastUpdate, long block) {
    return new WeightSubmission.Context(1, 4, false, true, true, lastUpdate, block);
  }

  private static WeightSubmission weights(int... values) {
    return new WeightSubmission(0, IntStream.range(1, values.length + 1).toArray(), values, 0);
  }

  @Test
  void weightsAreCheckedInTheNetworksOrder() {
    WeightSubmission good = weights(1, 2, 3);
    assertThat(good.check(validator(900, 1000), OPEN)).isEmpty();
    assertThat(good.check(new WeightSubmission.Context(0, 4, true, true, true, 0, 0), OPEN))
        .contains(WeightError.CAN_NOT_SET_ROOT_NETWORK_WEIGHTS);
    assertThat(new WeightSubmission(0, new int[] {1}, new int[2], 0).check(validator(0, 0), OPEN))
        .contains(WeightError.WEIGHT_VEC_NOT_EQUAL_SIZE);
    assertThat(weights(1, 1, 1, 1, 1).check(validator(0, 0), OPEN))
        .contains(WeightError.UIDS_LENGTH_EXCEED_UIDS_IN_SUBNET);
    assertThat(good.check(new WeightSubmission.Context(1, 4, false, true, false, 0, 0), OPEN))
        .contains(WeightError.NOT_ENOUGH_STAKE_TO_SET_WEIGHTS);
    assertThat(good.check(validator(0, 0), new WeightSubmission.Rules(1, 0, true, 1, 65_535)))
        .contains(WeightError.INCORRECT_WEIGHT_VERSION_KEY);
    assertThat(good.check(validator(901, 1000), OPEN))
        .contains(WeightError.SETTING_WEIGHTS_TOO_FAST);
    assertThat(good.check(validator(901, 1000), WeightSubmission.Rules.NEW_SUBNET)).isEmpty();
    assertThat(good.check(new WeightSubmission.Context(1, 4, false, false, true, 0, 0), OPEN))
        .contains(WeightError.NEURON_NO_VALIDATOR_PERMIT);
    assertThat(good.check(new WeightSubmission.Context(1, 4, true, false, false, 0, 0), OPEN))
        .isEmpty();
    assertThat(
            new WeightSubmission(0, new int[] {1, 1}, new int[2], 0).check(validator(0, 0), OPEN))
        .contains(WeightError.DUPLICATE_UIDS);
    assertThat(
            new WeightSubmission(0, new int[] {1, 4}, new int[2], 0).check(validator(0, 0), OPEN))
        .contains(WeightError.UID_VEC_CONTAIN_INVALID_ONE);
    assertThat(weights(1).check(validator(0, 0), OPEN))
        .contains(WeightError.WEIGHT_VEC_LENGTH_IS_LOW);
    assertThat(
            new WeightSubmission(0, new int[] {0}, new int[] {9}, 0).check(validator(0, 0), OPEN))
        .isEmpty();
    assertThat(
            weights(1, 3).check(validator(0, 0), new WeightSubmission.Rules(0, 0, true, 1, 40_000)))
        .contains(WeightError.MAX_WEIGHT_EXCEEDED);
    assertThatThrownBy(() -> weights(65_536)).isInstanceOf(EconomicsException.class);
  }

  @Property
  void normalizedWeightsSumUpToLittleLessThanAll(@ForAll List<@IntRange(max = 65_535) Integer> in) {
    int[] values = in.stream().mapToInt(Integer::intValue).toArray();
    long sum = IntStream.of(WeightSubmission.normalized(values)).asLongStream().sum();
    assertThat(sum).isLessThanOrEqualTo(65_535);
    if (IntStream.of(values).anyMatch(v -> v > 0)) {
      assertThat(sum).isGreaterThan(65_535L - Math.max(1, values.length));
    }
  }

  @Test
  void commitmentsAreHashedInScale() {
    byte[] account = new byte[32];
    for (int i = 0; i < 32; i++) {
      account[i] = (byte) i;
    }
    byte[] small =
        CommitReveal.hash(
            account,
            MechanismSplit.storageIndex(1, 1),
            new int[] {0, 1, 300},
            new int[] {10, 65_535, 7},
            new int[] {1, 2, 3, 4, 5, 6, 7, 8},
            9);
    assertThat(HexFormat.of().formatHex(small))
        .isEqualTo("eedb6a37b98a89decd6b91db30ba9c29bc4883513ac36f9e1814d3b486deb110");
    int[] hundred = IntStream.range(0, 100).toArray();
    byte[] great = CommitReveal.hash(account, 1, hundred, hundred, new int[0], U64.MAX);
    assertThat(HexFormat.of().formatHex(great))
        .isEqualTo("f5c7b375f816540ab839bc8520a8a92cd6d39985f46d71e739069f8d42653551");
    assertThatThrownBy(() -> CommitReveal.hash(new byte[31], 0, hundred, hundred, hundred, 0))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void commitmentsAreShownInOneEpochAndThenExpire() {
    CommitReveal rule = new CommitReveal(2);
    assertThat(rule.isRevealable(7, 8)).isFalse();
    assertThat(rule.isRevealable(7, 9)).isTrue();
    assertThat(rule.isExpired(7, 9)).isFalse();
    assertThat(rule.isExpired(7, 10)).isTrue();
    assertThat(CommitReveal.currentEpoch(7, true)).isEqualTo(8);
    List<CommitReveal.Commit> commits =
        List.of(
            new CommitReveal.Commit(1, 10),
            new CommitReveal.Commit(8, 95),
            new CommitReveal.Commit(7, 80));
    assertThat(rule.earliestActive(commits, 9)).isEqualTo(80);
    assertThat(rule.earliestActive(commits, 20)).isEqualTo(CommitReveal.NO_COMMIT);
    assertThatThrownBy(() -> new CommitReveal(101)).isInstanceOf(EconomicsException.class);
  }

  @Test
  void epochsRunEveryTempo() {
    EpochSchedule schedule = EpochSchedule.ofNewSubnet(7, 360, 1000);
    assertThat(schedule.lastEpochBlock()).isEqualTo(993);
    assertThat(schedule.isDue(1352)).isFalse();
    assertThat(schedule.isDue(1353)).isTrue();
    assertThat(schedule.deferred(1353).isDue(1354)).isTrue();
    assertThat(schedule.ran(1353).isDue(1354)).isFalse();
    assertThat(new EpochSchedule(0, 0, 0, 0).isDue(U64.MAX)).isFalse();
    assertThat(new EpochSchedule(50_400, 10, 0, 50_401).isDue(11)).isTrue();
    assertThat(schedule.waited().blocksSinceLastStep()).isEqualTo(1);
    assertThat(EpochSchedule.activityCutoff(EpochSchedule.DEFAULT_CUTOFF_FACTOR, 360))
        .isEqualTo(5000);
    assertThat(EpochSchedule.activityCutoff(1000, 0)).isEqualTo(1);
  }

  @Test
  void registrationGetsDearerAndThenCheaper() {
    RegistrationBurn rule = RegistrationBurn.DEFAULT;
    long price = rule.increased(RegistrationBurn.NEW_SUBNET_PRICE);
    assertThat(price).isEqualTo(1_260_000_000);
    for (int block = 0; block < 360; block++) {
      price = rule.decayed(price);
    }
    assertThat(price).isBetween(629_900_000L, 630_000_000L);
    assertThat(rule.decayed(0)).isEqualTo(500_000);
    assertThat(rule.increased(U64.MAX)).isEqualTo(100_000_000_000L);
  }

  @Property(tries = 100)
  void decayNeverRaisesThePrice(
      @ForAll @IntRange(max = 65_535) int halfLife,
      @ForAll @LongRange(min = 500_000, max = 100_000_000_000L) long price) {
    RegistrationBurn rule = new RegistrationBurn(halfLife, U64F64.ONE, 500_000, 100_000_000_000L);
    assertThat(rule.decayed(price)).isLessThanOrEqualTo(price);
  }

  @Test
  void subnetsCostTwiceTheLastAndLessWithTime() {
    long paid = 2000 * BlockEmission.RAO;
    SubnetLock lock = new SubnetLock(paid, 1_000_000);
    assertThat(SubnetLock.interval(0)).isEqualTo(100_800);
    assertThat(SubnetLock.interval(10_500_000 * BlockEmission.RAO)).isEqualTo(50_400);
    assertThat(lock.cost(1_000_000, 0, SubnetLock.MIN_LOCK)).isEqualTo(2 * paid);
    assertThat(lock.cost(1_000_000 + 100_800, 0, SubnetLock.MIN_LOCK))
        .isBetween(paid, paid + 100_800);
    assertThat(lock.cost(9_000_000, 0, SubnetLock.MIN_LOCK)).isEqualTo(SubnetLock.MIN_LOCK);
    assertThat(new SubnetLock(paid, 0).cost(0, 0, 1)).isEqualTo(paid);
    assertThat(SubnetLock.medianPrice(List.of())).isEqualTo(U64F64.ONE);
    assertThat(
            SubnetLock.medianPrice(List.of(U64F64.of(4), U64F64.ZERO, U64F64.of(1), U64F64.of(2))))
        .isEqualTo(U64F64.of(2));
    assertThat(SubnetLock.firstPool(paid, SubnetLock.MIN_LOCK, U64F64.of(4)).alpha())
        .isEqualTo(paid / 4);
  }

  @Test
  void whoEarnedLeastGoesUnlessImmune() {
    List<Pruning.Neuron> neurons = new ArrayList<>();
    for (int uid = 0; uid < 12; uid++) {
      neurons.add(new Pruning.Neuron(uid, 100 - uid, uid, uid == 11));
    }
    neurons.add(new Pruning.Neuron(12, 0, 995, false));
    neurons.add(new Pruning.Neuron(13, 0, 990, false));
    assertThat(Pruning.neuron(neurons, 1000, 100, 10)).contains(10);
    assertThat(Pruning.neuron(neurons, 1000, 100, 11)).contains(13);
    assertThat(Pruning.neuron(List.of(), 1000, 100, 10)).isEmpty();
    assertThat(Pruning.owners(neurons.subList(3, 6), OptionalInt.of(9), 1)).containsExactly(9);
    assertThat(Pruning.owners(neurons.subList(3, 6), OptionalInt.of(4), 2))
        .containsExactlyInAnyOrder(3, 4);
    List<Pruning.Subnet> subnets =
        List.of(
            new Pruning.Subnet(1, I96F32.of(2), 0),
            new Pruning.Subnet(2, I96F32.of(1), 5),
            new Pruning.Subnet(3, I96F32.of(1), 4),
            new Pruning.Subnet(4, I96F32.ZERO, 1000));
    assertThat(Pruning.subnet(subnets, SubnetLock.IMMUNITY_BLOCKS + 10)).contains(3);
    assertThat(Pruning.subnet(subnets, 10)).isEmpty();
  }
}
