// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What everybody knows about io.net, by name. */
class IonetSeedFactsTest {
  private static final long IO = IoToken.ATOMS;

  @Test
  void capIs800MillionOf500AtLaunchAnd300OverTwentyYears() {
    assertThat(IoToken.CAP).isEqualTo(800_000_000 * IO);
    assertThat(IoToken.LAUNCH_SUPPLY + IoToken.EMISSION_POOL).isEqualTo(IoToken.CAP);
    for (EmissionSchedule schedule :
        new EmissionSchedule[] {EmissionSchedule.canonical(), EmissionSchedule.published()}) {
      assertThat(schedule.total()).isEqualTo(300_000_000 * IO);
      // Twenty years of 365.25 days.
      assertThat(schedule.hours()).isEqualTo(20 * 8766);
    }
    assertThat(EmissionSchedule.canonical().months()).isEqualTo(20 * 12);
  }

  @Test
  void firstYearPaysEightPercentOf500MillionLessTheDeclineWithinTheYear() {
    MonthlyEmission schedule = EmissionSchedule.canonical();
    assertThat(schedule.month(0) / IO).isEqualTo(3_333_271);
    assertThat(schedule.issuedBeforeMonth(12) / IO).isEqualTo(37_839_983);
  }

  @Test
  void eachMonthPaysOnePointZeroTwoPercentLessThanTheOneBefore() {
    MonthlyEmission schedule = EmissionSchedule.canonical();
    for (int month = 1; month < schedule.months(); month++) {
      long declinePpm =
          1_000_000 - Exact.mulDiv(schedule.month(month), 1_000_000, schedule.month(month - 1));
      assertThat(declinePpm).as("month %s", month).isBetween(10_150L, 10_152L);
    }
  }

  @Test
  void firstSixHoursAreThoseThatIoNetPublished() {
    HourlyEmission schedule = EmissionSchedule.published();
    long[] cents = {456_621, 456_615, 456_608, 456_602, 456_596, 456_589};
    for (int hour = 0; hour < cents.length; hour++) {
      assertThat((schedule.emission(hour) + IO / 200) / (IO / 100)).isEqualTo(cents[hour]);
    }
  }

  @Test
  void bothSidesPayAQuarterPercentAndTwoPercentInUsdc() {
    assertThat(FeeRules.DOCUMENTED).isEqualTo(new FeeRules(25, 200));
    FeeBill usdc = FeeRules.DOCUMENTED.bill(1_000_000_000, 10_000, 10_000);
    assertThat(usdc.renterPays()).isEqualTo(1_022_500_000);
    assertThat(usdc.supplierGets()).isEqualTo(977_500_000);
    FeeBill io = FeeRules.DOCUMENTED.bill(1_000_000_000, 0, 0);
    assertThat(io.renterPays()).isEqualTo(1_002_500_000);
    assertThat(io.supplierGets()).isEqualTo(997_500_000);
  }

  @Test
  void allocationSumsToTheCapAndTheLaunchSupply() {
    assertThat(Arrays.stream(Allocation.values()).mapToLong(Allocation::atoms).sum())
        .isEqualTo(IoToken.CAP);
    assertThat(Arrays.stream(Allocation.values()).mapToLong(Allocation::atLaunch).sum())
        .isEqualTo(IoToken.LAUNCH_SUPPLY);
    assertThat(Allocation.SEED.atoms()).isEqualTo(100_000_000 * IO);
    assertThat(Allocation.SERIES_A.releasedAtEndOf(12)).isZero();
    assertThat(Allocation.SERIES_A.releasedAtEndOf(13)).isEqualTo(81_600_000 * IO / 24);
    assertThat(Allocation.SERIES_A.releasedAtEndOf(36)).isEqualTo(81_600_000 * IO);
    assertThat(Allocation.CONTRIBUTORS.releasedAtEndOf(47)).isLessThan(90_400_000 * IO);
    assertThat(Allocation.CONTRIBUTORS.releasedAtEndOf(48)).isEqualTo(90_400_000 * IO);
  }

  @Test
  void eightH100NeedSixteenThousandIo() {
    DeviceCatalogue.Model h100 = DeviceCatalogue.june2025().find("h100").orElseThrow();
    assertThat(StakeRules.DOCUMENTED.minimum(h100.hardware(8))).isEqualTo(16_000 * IO);
    assertThat(h100.pool()).isEqualTo(DeviceCatalogue.ENTERPRISE);
  }

  @Test
  void firstBlockOpenedOnThe25thOfJune2024AtNoon() {
    assertThat(BlockClock.DEFAULT.blockId(0)).isEqualTo("2024-06-25T12:00:00");
    assertThat(BlockClock.DEFAULT.hourOf(IoToken.FIRST_BLOCK.plusSeconds(7199))).isEqualTo(1);
    assertThat(BlockClock.DEFAULT.hourOf(IoToken.FIRST_BLOCK.minusSeconds(1))).isEqualTo(-1);
  }
}
