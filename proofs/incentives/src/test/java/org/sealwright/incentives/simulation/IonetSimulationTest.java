// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.ionet.BlockAllocation;
import org.sealwright.incentives.ionet.BlockDevice;
import org.sealwright.incentives.ionet.BlockOutcome;
import org.sealwright.incentives.ionet.BlockRules;
import org.sealwright.incentives.ionet.DeviceId;
import org.sealwright.incentives.ionet.EmissionSchedule;
import org.sealwright.incentives.ionet.FeeRules;
import org.sealwright.incentives.ionet.Hardware;
import org.sealwright.incentives.ionet.IoToken;
import org.sealwright.incentives.ionet.ScoreRules;

/** The engine with io.net's schedule. */
class IonetSimulationTest {
  private static final Hardware H100 = new Hardware(1000, 8);

  private static IonetScenario scenario(int online, int hired, long others) {
    return new IonetScenario(
        0,
        EmissionSchedule.canonical(),
        BlockRules.DEFAULT,
        FeeRules.DOCUMENTED,
        new IonetDevice("enterprise", H100, 4, new Duty(online), new Duty(hired), 0),
        new IonetScenario.Others(others, 1000),
        new IonetScenario.Market(2_000_000, 150_000, 10_000, 10_000, 5000));
  }

  @Test
  void oneHourIsWhatTheAllocationPays() {
    BlockDevice device =
        new BlockDevice(
            new DeviceId("a"),
            "enterprise",
            4,
            H100,
            720,
            16_000 * IoToken.ATOMS,
            true,
            BlockDevice.Status.IDLE,
            60,
            true,
            BlockDevice.Exemption.NONE);
    BlockDevice other =
        new BlockDevice(
            new DeviceId("b"),
            "enterprise",
            4,
            new Hardware(1200, 8),
            720,
            19_200 * IoToken.ATOMS,
            true,
            BlockDevice.Status.RUNNING,
            60,
            true,
            BlockDevice.Exemption.HIRED);
    BlockOutcome block =
        new BlockAllocation(BlockRules.DEFAULT)
            .allocate(EmissionSchedule.canonical().emission(0), Map.of(), List.of(device, other));
    long others = ScoreRules.DOCUMENTED.baseMilli(4, new Hardware(1200, 8), true);
    SimulationResult result = new Simulation(1, 1).run(scenario(10_000, 0, others));
    assertThat(result.last("earned"))
        .isEqualTo(BigInteger.valueOf(block.rewards().get(new DeviceId("a"))));
  }

  @Test
  void twentyYearsIssueThePoolAndNobodyEarnsAfter() {
    SimulationResult result = new Simulation(180_000, 60_000).run(scenario(10_000, 0, 0));
    assertThat(result.points()).hasSize(3);
    assertThat(result.last("issued")).isEqualTo(BigInteger.valueOf(IoToken.EMISSION_POOL));
    assertThat(result.last("emission")).isZero();
    // Alone in the pool of 95 %, to the atom that each hour's largest remainder rounds.
    long share = IoToken.EMISSION_POOL / 100 * 95;
    assertThat(result.last("earned").longValueExact()).isBetween(share - 175_320, share + 175_320);
  }

  @Test
  void jobsPayFeesAndBurnTheirShare() {
    SimulationResult result = new Simulation(100, 100).run(scenario(10_000, 5000, 1));
    // 50 hired hours of 8 cards at 2 dollars: 16 dollars an hour, 4.5 % of it revenue.
    assertThat(result.last("revenue")).isEqualTo(BigInteger.valueOf(50 * 720_000));
    assertThat(result.last("jobIncome")).isEqualTo(BigInteger.valueOf(50 * 15_640_000));
    assertThat(result.last("burned")).isEqualTo(BigInteger.valueOf(50 * 240_000_000L));
  }

  @Test
  void poolWithoutAnybodyCarriesUntilSomebodyIsThere() {
    SimulationResult half = new Simulation(2, 1).run(scenario(5000, 0, 0));
    assertThat(half.points().get(0).values().get(2)).isZero();
    SimulationResult full = new Simulation(2, 1).run(scenario(10_000, 0, 0));
    assertThat(half.last("earned")).isEqualTo(full.last("earned"));
  }

  @Property(tries = 20)
  void dutyIsOnForItsShareOfAnyTime(
      @ForAll @IntRange(max = 10_000) int bps, @ForAll @IntRange(max = 30_000) int epochs) {
    Duty duty = new Duty(bps);
    assertThat(IntStream.range(0, epochs).filter(duty::isOn).count())
        .isEqualTo((long) epochs * bps / 10_000);
  }

  @Test
  void threadsAndReadingsChangeNothing() {
    IonetScenario scenario = scenario(9000, 3000, 123_456_789);
    BigInteger once = new Simulation(5000, 5000).run(scenario).last("earned");
    assertThat(
            IntStream.range(1, 9)
                .parallel()
                .mapToObj(i -> new Simulation(5000, i).run(scenario).last("earned")))
        .allMatch(once::equals);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Simulation(0, 1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new Duty(10_001)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new IonetScenario.Others(-1, 0))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new Simulation(1, 1).run(scenario(1, 1, 1)).last("x"))
        .hasMessageContaining("no column x");
  }

  @Test
  void interruptEndsTheRun() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Simulation(100_000, 100_000).run(scenario(1, 1, 1)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
