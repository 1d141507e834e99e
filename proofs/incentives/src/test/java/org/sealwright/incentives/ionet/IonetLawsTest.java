// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws that hold whatever the numbers. */
class IonetLawsTest {
  private static final MonthlyEmission CANONICAL = EmissionSchedule.canonical();
  private static final HourlyEmission PUBLISHED = EmissionSchedule.published();

  @Property(tries = 2000)
  void quotientsAreThoseOfBigIntegers(
      @ForAll @LongRange(min = 0) long a,
      @ForAll @LongRange(min = 0) long b,
      @ForAll @LongRange(min = 1) long c) {
    BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    BigInteger[] wanted = product.divideAndRemainder(BigInteger.valueOf(c));
    assertThat(Exact.mulMod(a, b, c)).isEqualTo(wanted[1].longValueExact());
    if (wanted[0].bitLength() < 64) {
      assertThat(Exact.mulDiv(a, b, c)).isEqualTo(wanted[0].longValueExact());
    } else {
      assertThat(catching(() -> Exact.mulDiv(a, b, c))).contains("beyond 2^63 - 1");
    }
  }

  @Example
  void everyHourOfBothSchedulesAddsUpToThePoolAndNeverRises() {
    for (EmissionSchedule schedule : List.of(CANONICAL, PUBLISHED)) {
      long sum = 0;
      for (int hour = 0; hour < schedule.hours(); hour++) {
        assertThat(schedule.issuedBefore(hour)).isEqualTo(sum);
        sum += schedule.emission(hour);
      }
      assertThat(sum).isEqualTo(IoToken.EMISSION_POOL);
    }
    for (int hour = 1; hour < PUBLISHED.hours(); hour++) {
      assertThat(PUBLISHED.emission(hour)).isLessThanOrEqualTo(PUBLISHED.emission(hour - 1));
    }
    for (int month = 1; month < CANONICAL.months(); month++) {
      assertThat(CANONICAL.month(month)).isLessThan(CANONICAL.month(month - 1));
    }
  }

  @Property(tries = 100)
  void anyMonthlyScheduleEmitsItsPoolExactly(
      @ForAll @LongRange(min = 1, max = IoToken.CAP) long pool,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long factor,
      @ForAll @IntRange(min = 1, max = 300) int months,
      @ForAll @IntRange(min = 2, max = 1500) int twoMonths) {
    MonthlyEmission schedule =
        new MonthlyEmission(
            new MonthlyEmission.Rules(pool, factor, 1_000_000_000, months, twoMonths));
    assertThat(schedule.total()).isEqualTo(pool);
    long sum = 0;
    for (int month = 0; month < months; month++) {
      int first = schedule.firstHour(month);
      int next = schedule.firstHour(month + 1);
      assertThat(schedule.issuedBefore(next) - schedule.issuedBefore(first))
          .isEqualTo(schedule.month(month));
      if (next > first) {
        assertThat(schedule.monthOf(first)).isEqualTo(month);
        assertThat(schedule.monthOf(next - 1)).isEqualTo(month);
      }
      sum += schedule.month(month);
    }
    assertThat(sum).isEqualTo(pool);
  }

  @Property
  void supplierGetsAtMostTheCostAndRenterPaysAtLeastIt(
      @ForAll @LongRange(min = 0, max = 1L << 62) long cost,
      @ForAll @IntRange(max = 10_000) int renter,
      @ForAll @IntRange(max = 10_000) int supplier) {
    FeeBill bill = FeeRules.DOCUMENTED.bill(cost, renter, supplier);
    assertThat(bill.supplierGets()).isBetween(0L, cost);
    assertThat(bill.renterPays()).isGreaterThanOrEqualTo(cost);
    assertThat(bill.renterPays()).isEqualTo(bill.supplierGets() + bill.revenue());
    assertThat(FeeRules.DOCUMENTED.bill(cost, 0, 0).renterPays())
        .isLessThanOrEqualTo(bill.renterPays());
  }

  @Property
  void vaultsBalanceAndNothingIsMintedForAShortfall(
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long rewards,
      @ForAll @LongRange(min = 0, max = 1L << 50) long fees,
      @ForAll @LongRange(min = 0, max = 1L << 50) long payout,
      @ForAll @LongRange(min = 1000, max = 100_000_000) long price,
      @ForAll @LongRange(min = 0, max = 1L << 40) long inflow,
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long cap,
      @ForAll @IntRange(min = 5000, max = 10_000) int burnBps) {
    IncentiveEngine.Epoch epoch =
        new IncentiveEngine(burnBps, cap)
            .settle(new IncentiveEngine.Vaults(rewards, fees), payout, price, inflow);
    assertThat(epoch.released()).isLessThanOrEqualTo(Math.min(cap, rewards));
    assertThat(epoch.after().rewards()).isEqualTo(rewards - epoch.released());
    assertThat(epoch.after().fees() + epoch.fromFees() + epoch.burn().spent())
        .isEqualTo(fees + inflow);
    assertThat(epoch.shortfall()).isBetween(0L, payout);
    if (epoch.shortfall() > 0) {
      assertThat(epoch.burn().spent()).isZero();
      assertThat(epoch.after().fees()).isZero();
    }
  }

  @Property
  void splitIsExactAndFairToOneAtom(
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long amount,
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 1L << 40) Long> weights) {
    long[] flat = weights.stream().mapToLong(Long::longValue).toArray();
    long total = Arrays.stream(flat).sum();
    if (total == 0) {
      assertThat(catching(() -> LargestRemainder.split(amount, flat))).contains("no weight");
      return;
    }
    long[] parts = LargestRemainder.split(amount, flat);
    assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
    for (int i = 0; i < flat.length; i++) {
      assertThat(parts[i] - Exact.mulDiv(amount, flat[i], total)).isBetween(0L, 1L);
      if (flat[i] == 0) {
        assertThat(parts[i]).isZero();
      }
    }
  }

  @Property(tries = 200)
  void blockConservesItsAmountWhateverTheOrderOfDevices(
      @ForAll @LongRange(min = 0, max = IoToken.EMISSION_POOL) long emission,
      @ForAll @LongRange(min = 0, max = 1000) long carry,
      @ForAll("devices") List<BlockDevice> devices,
      @ForAll long seed) {
    BlockAllocation allocation = new BlockAllocation(BlockRules.DEFAULT);
    Map<String, Long> carries = new HashMap<>();
    carries.put(DeviceCatalogue.COMMUNITY, carry);
    BlockOutcome outcome = allocation.allocate(emission, carries, devices);
    assertThat(outcome.paid() + outcome.carries().values().stream().mapToLong(x -> x).sum())
        .isEqualTo(emission + carry);
    assertThat(outcome.rewards().size() + outcome.excluded().size()).isEqualTo(devices.size());
    List<BlockDevice> shuffled = new ArrayList<>(devices);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(allocation.allocate(emission, carries, shuffled)).isEqualTo(outcome);
  }

  @Property(tries = 50)
  void threadsChangeNothing(@ForAll("devices") List<BlockDevice> devices) {
    BlockAllocation allocation = new BlockAllocation(BlockRules.DEFAULT);
    BlockOutcome alone = allocation.allocate(CANONICAL.emission(7), Map.of(), devices);
    assertThat(
            java.util.stream.IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> allocation.allocate(CANONICAL.emission(7), Map.of(), devices)))
        .allMatch(alone::equals);
  }

  @Property
  void slashConservesStakeAndNeverExceedsIt(
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long owner,
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long coStaker,
      @ForAll @IntRange(max = 10_000) int bps) {
    Stake stake = new Stake(owner, coStaker);
    Stake.Slash slash = stake.slash(bps);
    assertThat(slash.after().total() + slash.held()).isEqualTo(stake.total());
    assertThat(slash.returned()).isEqualTo(stake);
    assertThat(slash.held()).isBetween(0L, stake.total());
  }

  @Property
  void unstakingPaysAtMostTheOverflowAtOnce(
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long owner,
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long coStaker,
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long minimum,
      @ForAll @LongRange(min = 0, max = IoToken.CAP) long request) {
    Stake stake = new Stake(owner, coStaker);
    StakeRules.Unstake unstake = StakeRules.DOCUMENTED.unstake(stake, minimum, request);
    assertThat(unstake.paidNow() + unstake.toCooldown() + unstake.ownerAfter()).isEqualTo(owner);
    assertThat(unstake.paidNow())
        .isLessThanOrEqualTo(StakeRules.DOCUMENTED.overflow(stake, minimum));
    if (unstake.paidNow() > 0) {
      assertThat(unstake.ownerAfter() + coStaker).isGreaterThanOrEqualTo(minimum);
    }
  }

  @Property(tries = 300)
  void rankIsTheSameForAnyOrderAndRisesWithHealth(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 720) Integer> hours,
      @ForAll long seed) {
    List<DeviceRanking.Device> devices = new ArrayList<>();
    for (int i = 0; i < hours.size(); i++) {
      devices.add(device("d" + i, hours.get(i)));
    }
    List<DeviceRanking.Ranked> ranked = DeviceRanking.DEFAULT.rank(devices);
    for (int i = 1; i < ranked.size(); i++) {
      assertThat(ranked.get(i).rank()).isLessThanOrEqualTo(ranked.get(i - 1).rank());
      assertThat(ranked.get(i).health().health())
          .isLessThanOrEqualTo(ranked.get(i - 1).health().health());
    }
    Collections.shuffle(devices, new Random(seed));
    assertThat(DeviceRanking.DEFAULT.rank(devices)).isEqualTo(ranked);
  }

  private static DeviceRanking.Device device(String id, int hoursStaked) {
    return new DeviceRanking.Device(
        new DeviceId(id),
        new Hardware(125, 2),
        false,
        500 * IoToken.ATOMS,
        new HealthRecord(2_592_000, 0, 720, 700, 3, 1, 0, 900, 700, 0, 0, hoursStaked));
  }

  @Provide
  Arbitrary<List<BlockDevice>> devices() {
    Arbitrary<BlockDevice> device =
        Combinators.combine(
                Arbitraries.of(DeviceCatalogue.ENTERPRISE, DeviceCatalogue.COMMUNITY),
                Arbitraries.integers().between(0, 4),
                Arbitraries.of(0, 25, 125, 1000),
                Arbitraries.integers().between(0, 8),
                Arbitraries.integers().between(4, 6),
                Arbitraries.integers().between(49, 60),
                Arbitraries.of(true, false),
                Arbitraries.of(BlockDevice.Exemption.class))
            .as(
                (pool, tier, multiplier, quantity, uptime, minutes, pow, exemption) ->
                    new BlockDevice(
                        new DeviceId("x"),
                        pool,
                        tier,
                        new Hardware(multiplier, quantity),
                        uptime,
                        20_000 * IoToken.ATOMS,
                        true,
                        BlockDevice.Status.IDLE,
                        minutes,
                        pow,
                        exemption));
    return device.list().ofMaxSize(20).map(IonetLawsTest::numbered);
  }

  private static List<BlockDevice> numbered(List<BlockDevice> devices) {
    List<BlockDevice> out = new ArrayList<>();
    for (BlockDevice d : devices) {
      out.add(
          new BlockDevice(
              new DeviceId("device-" + out.size()),
              d.pool(),
              d.tier(),
              d.hardware(),
              d.uptimeHours(),
              d.stake(),
              d.wallet(),
              d.status(),
              d.onlineMinutes(),
              d.powPassed(),
              d.exemption()));
    }
    return out;
  }

  private static String catching(Runnable body) {
    try {
      body.run();
      return "nothing";
    } catch (org.sealwright.incentives.EconomicsException e) {
      return e.getMessage();
    }
  }
}
