// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Every reading of "8 % and 1.02 %", computed anew. */
class EmissionReadingsGoldenTest {
  private static final int MONTHS = 240;
  private static final Ratio POOL = Ratio.of(300_000_000);
  private static final Ratio FIRST = Ratio.of(4_000_000_000L, 1200);
  private static final Ratio STEP = Ratio.of(989_849_199, 1_000_000_000);
  private static final Ratio LITERAL = Ratio.of(9898, 10_000);
  private static final BigDecimal TOTAL = new BigDecimal(300_000_000);

  @Test
  void everyFieldOfTheReconciliation() {
    GoldenJson file = GoldenJson.resource("/ionet/emission_reconciliation.json");
    Map<String, Object> ours = ours();
    int passed = 0;
    for (String name : file.names()) {
      assertThat(ours.get(name)).as(name).isEqualTo(plain(file.get(name)));
      passed++;
    }
    GoldenJson.report("emission_reconciliation.json", passed, file.names().size());
    assertThat(ours).hasSize(passed);
  }

  /** Numbers have been read as their text. */
  private static Object plain(GoldenJson value) {
    return switch (value.value()) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Map<?, ?> map -> {
        Map<String, Object> out = new LinkedHashMap<>();
        map.forEach((key, member) -> out.put((String) key, String.valueOf(member)));
        yield out;
      }
      default -> value.text();
    };
  }

  private static Map<String, Object> ours() {
    Map<String, Object> out = new LinkedHashMap<>();
    Ratio needed = EmissionReadings.firstFor(POOL, STEP, MONTHS);
    Ratio neededLiteral = EmissionReadings.firstFor(POOL, LITERAL, MONTHS);
    Ratio year500 = Ratio.of(1200, 500_000_000);
    out.put("monthly_flat_base500_q_0.989849199_sum_IO", total(FIRST, STEP, MONTHS));
    out.put("monthly_flat_base500_q_0.9898_sum_IO", total(FIRST, LITERAL, MONTHS));
    out.put("first_month_needed_for_300M_q_0.989849199_IO", text(needed, 6));
    out.put("first_month_needed_for_300M_q_0.9898_IO", text(neededLiteral, 6));
    out.put("annualised_rate_on_500M_q_0.989849199_pct", text(needed.times(year500), 8));
    out.put("annualised_rate_on_500M_q_0.9898_pct", text(neededLiteral.times(year500), 8));
    out.put(
        "annualised_rate_on_300M_q_0.9898_pct",
        text(neededLiteral.times(Ratio.of(1200, 300_000_000)), 8));
    out.put("nominal_year1_8pct_of_500M_IO", "40000000");
    out.put("nominal_year1_8pct_of_300M_IO", "24000000");
    out.put("year1_monthly_flat_IO", total(FIRST, STEP, 12));
    out.put("year1_monthly_flat_q_0.9898_IO", total(FIRST, LITERAL, 12));
    out.put("year1_needed_q_0.9898_IO", total(neededLiteral, LITERAL, 12));
    out.put("sum_if_base_300M_q_0.9898_IO", total(Ratio.of(2_400_000_000L, 1200), LITERAL, MONTHS));
    out.putAll(solved());
    out.putAll(compounding());
    List<String> months = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      months.add(FIRST.times(STEP.power(month)).times(Ratio.of(IoToken.ATOMS)).floor().toString());
    }
    out.put("monthly_flat_first_12_atoms", months);
    List<String> bars = new ArrayList<>();
    for (int year = 0; year < 20; year++) {
      Ratio sum = EmissionReadings.total(FIRST.times(STEP.power(12 * year)), STEP, 12);
      bars.add(text(sum.times(Ratio.of(100)).over(POOL), 2));
    }
    out.put("chart_emission_rate_check_pct_of_300M", bars);
    List<String> inflation = new ArrayList<>();
    for (int k = 1; k < 20; k++) {
      BigDecimal bar = new BigDecimal("0.87835").pow(k).multiply(BigDecimal.valueOf(8));
      inflation.add(bar.setScale(2, RoundingMode.HALF_EVEN).toPlainString());
    }
    out.put("chart_inflation_check_8pct_times_0.87835_pow_k", inflation);
    out.put("screen_backout", screen());
    return out;
  }

  private static Map<String, String> solved() {
    BigDecimal month = FIRST.rounded(50);
    BigDecimal hour = Ratio.of(4_000_000_000L, 876_000).rounded(50);
    BigDecimal small = Ratio.of(2_400_000_000L, 1200).rounded(50);
    BigDecimal one = BigDecimal.ONE;
    return Map.of(
        "monthly_decay_if_8pct_of_300M_had_to_reach_300M_pct",
        scaled(
            one.subtract(solve(small, MONTHS, "0.98", "0.99999999"))
                .multiply(BigDecimal.valueOf(100)),
            8),
        "solved_monthly_factor_exact_300M",
        scaled(solve(month, MONTHS, "0.98", "0.9999"), 15),
        "solved_hourly_d_175319",
        scaled(one.subtract(solve(hour, 175_319, "0.99997", "0.9999999")), 24),
        "solved_hourly_d_175320",
        scaled(one.subtract(solve(hour, 175_320, "0.99997", "0.9999999")), 24));
  }

  private static BigDecimal solve(BigDecimal first, int periods, String low, String high) {
    return EmissionReadings.factorFor(
        TOTAL, first, periods, new BigDecimal(low), new BigDecimal(high));
  }

  private static Map<String, Object> compounding() {
    List<BigDecimal> amounts =
        EmissionReadings.compounding(
            new BigDecimal(500_000_000),
            Ratio.of(8, 1200).rounded(62),
            new BigDecimal("0.989849199"),
            MONTHS);
    BigDecimal sum = BigDecimal.ZERO;
    int reached = 0;
    for (int month = 0; month < MONTHS; month++) {
      sum = sum.add(amounts.get(month));
      if (reached == 0 && sum.compareTo(TOTAL) >= 0) {
        reached = month + 1;
      }
    }
    return Map.of(
        "compounding_text_formula_total_240_IO",
        scaled(sum, 2),
        "compounding_reaches_300M_in_month",
        Integer.toString(reached),
        "compounding_first_12_IO",
        amounts.subList(0, 12).stream().map(amount -> scaled(amount, 2)).toList());
  }

  /** Which hour of the hourly decay a published screen belongs to. */
  private static Map<String, String> screen() {
    BigDecimal shown =
        new BigDecimal("0.87866191")
            .multiply(BigDecimal.TEN.pow(7))
            .divide(new BigDecimal("1927.051"), 50, RoundingMode.HALF_EVEN);
    HourlyEmission schedule = EmissionSchedule.published();
    int nearest = 0;
    for (int hour = 1; hour < 2000; hour++) {
      if (distance(schedule, hour, shown).compareTo(distance(schedule, nearest, shown)) < 0) {
        nearest = hour;
      }
    }
    BigDecimal decay = new BigDecimal(138_869_523_959_793L).movePointLeft(19);
    BigDecimal formula =
        Ratio.of(4_000_000_000L, 876_000)
            .rounded(50)
            .multiply(BigDecimal.ONE.subtract(decay).pow(nearest));
    return Map.of(
        "normalised", "1927.051",
        "rewarded", "0.87866191",
        "assumed_normal_total", "10000000",
        "implied_emission_IO", scaled(shown, 6),
        "rounding_tolerance_IO", "0.0012",
        "nearest_hour", Integer.toString(nearest + 1),
        "hourly_formula_IO", scaled(formula, 6),
        "hour_spacing_IO", "0.0633");
  }

  private static BigDecimal distance(HourlyEmission schedule, int hour, BigDecimal shown) {
    return BigDecimal.valueOf(schedule.emission(hour), 8).subtract(shown).abs();
  }

  private static String total(Ratio first, Ratio factor, int periods) {
    return text(EmissionReadings.total(first, factor, periods), 6);
  }

  private static String text(Ratio ratio, int decimals) {
    return ratio.rounded(decimals).toPlainString();
  }

  private static String scaled(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
