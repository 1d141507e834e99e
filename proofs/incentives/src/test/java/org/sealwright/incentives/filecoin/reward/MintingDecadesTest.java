// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;

/**
 * What is minted over years and decades, epoch by epoch, under histories of power. Beside the
 * schedule runs the series of the simple part, so that both parts are known apart: what is minted
 * is their sum but for less than one attoFIL an epoch.
 */
class MintingDecadesTest {
  private static final long MONTH = 30 * Epochs.DAY;

  /** Raw power by month; some cross the baseline, which begins at 2.5 EiB and doubles yearly. */
  private enum History {
    ZERO,
    ONE_BYTE,
    BELOW,
    OVERTAKEN,
    OSCILLATING,
    ABOVE;

    StoragePower power(long month) {
      return switch (this) {
        case ZERO -> StoragePower.ZERO;
        case ONE_BYTE -> StoragePower.of(1);
        case BELOW -> StoragePower.ofPiB(1_000);
        case OVERTAKEN -> StoragePower.ofPiB(2_800);
        case OSCILLATING -> month % 2 == 0 ? StoragePower.ofPiB(1 << 30) : StoragePower.ZERO;
        case ABOVE -> new StoragePower(BigInteger.ONE.shiftLeft(200));
      };
    }
  }

  /** One history under way, with what it was at the last look. */
  private static final class Run {
    private final History history;
    private final RewardSchedule schedule =
        RewardSchedule.from(RewardState.genesis(StoragePower.ZERO));
    private TokenAmount minted = TokenAmount.ZERO;
    private Q128 theta = Q128.ZERO;
    private StoragePower baseline = schedule.baselinePower();

    Run(History history) {
      this.history = history;
    }

    void advance(long month, Q128 simple) {
      schedule.advance(MONTH, history.power(month));
      RewardState state = schedule.state();
      Q128 byBaseline = Minting.baselineSupply(state.theta(), Minting.BASELINE_TOTAL);
      TokenAmount now = schedule.minted();

      assertThat(now).as(history.name()).isGreaterThan(minted);
      assertThat(schedule.reward().signum()).isGreaterThanOrEqualTo(0);
      assertThat(state.theta()).isGreaterThanOrEqualTo(theta);
      assertThat(state.theta()).isLessThanOrEqualTo(Q128.of(state.epoch()));
      assertThat(schedule.baselinePower()).isGreaterThan(baseline);
      assertWithin(byBaseline, Minting.BASELINE_TOTAL);
      assertThat(now).isLessThan(Minting.STORAGE_MINING_TOTAL);
      // Every epoch is rounded down once, so each loses less than one attoFIL of the two parts.
      BigInteger lost = simple.plus(byBaseline).floor().subtract(now.atto());
      assertThat(lost).isBetween(BigInteger.ZERO, BigInteger.valueOf(state.epoch()));

      minted = now;
      theta = state.theta();
      baseline = schedule.baselinePower();
    }
  }

  private static void assertWithin(Q128 part, TokenAmount total) {
    assertThat(part.raw().signum()).isGreaterThanOrEqualTo(0);
    assertThat(part.floor()).isLessThan(total.atto());
  }

  /** The simple part of the epochs after genesis, not rounded, and with each epoch rounded. */
  private static final class SimpleSeries {
    private Q128 exact = Q128.ZERO;
    private TokenAmount rounded = TokenAmount.ZERO;
    private long epoch;

    void advance(long epochs) {
      for (long last = epoch + epochs; epoch < last; ) {
        epoch++;
        Q128 decayed = Minting.LAMBDA.times(BigInteger.valueOf(epoch)).expNeg();
        Q128 minted = Minting.EXP_LAMBDA_LESS_ONE.times(Minting.SIMPLE_TOTAL.atto()).times(decayed);
        exact = exact.plus(minted);
        rounded = rounded.plus(new TokenAmount(minted.floor()));
      }
    }
  }

  private static List<Run> run(List<History> histories, long months) {
    List<Run> runs = new ArrayList<>();
    histories.forEach(history -> runs.add(new Run(history)));
    SimpleSeries simple = new SimpleSeries();
    for (long month = 0; month < months; month++) {
      simple.advance(MONTH);
      assertWithin(simple.exact, Minting.SIMPLE_TOTAL);
      for (Run run : runs) {
        run.advance(month, simple.exact);
        if (run.history == History.ZERO) {
          // Without power there is no other part, and not an attoFIL between them.
          assertThat(run.minted).isEqualTo(simple.rounded);
        }
      }
      // Nobody mints less than a network without power, nor more than one above the baseline.
      for (Run run : runs) {
        assertThat(run.minted).isGreaterThanOrEqualTo(runs.getFirst().minted);
        assertThat(run.minted).isLessThanOrEqualTo(runs.getLast().minted);
      }
    }
    runs.forEach(
        run ->
            System.out.printf(
                "%s after %d epochs: minted %s, theta %s%n",
                run.history, run.schedule.epoch(), run.minted, run.theta));
    return runs;
  }

  @Test
  void aSeasonOfEveryHistory() {
    List<Run> runs =
        run(
            List.of(
                History.ZERO,
                History.ONE_BYTE,
                History.BELOW,
                History.OVERTAKEN,
                History.OSCILLATING,
                History.ABOVE),
            3);
    assertThat(runs.get(3).minted).isGreaterThan(runs.get(2).minted);
    assertThat(runs.get(2).minted).isGreaterThan(runs.get(1).minted);
  }

  /** As long as the fast path of the schedule carries, and on. */
  @Test
  @Tag("big")
  void sixtyYearsUntilLittleIsLeft() {
    List<Run> runs =
        run(List.of(History.ZERO, History.OVERTAKEN, History.OSCILLATING, History.ABOVE), 731);
    Run zero = runs.getFirst();
    Run above = runs.getLast();
    // A thousandth is left of what time mints, and of what the baseline mints where power kept up.
    assertThat(zero.minted).isGreaterThan(Minting.SIMPLE_TOTAL.scaled(999, 1000));
    assertThat(above.minted).isGreaterThan(Minting.STORAGE_MINING_TOTAL.scaled(999, 1000));
    assertThat(above.schedule.reward()).isLessThan(TokenAmount.ofFil(1));
  }
}
