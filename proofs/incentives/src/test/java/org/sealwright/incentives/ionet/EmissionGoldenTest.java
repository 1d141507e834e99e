// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Both schedules against the published rows and the vectors. */
class EmissionGoldenTest {

  @Test
  void hourlyDecay() {
    HourlyEmission schedule = EmissionSchedule.published();
    GoldenJson file = GoldenJson.resource("/ionet/emission_hourly_documented.json");
    assertThat(schedule.rules().base()).isEqualTo(file.number("base_atoms"));
    assertThat(schedule.rules().pool()).isEqualTo(file.number("pool_atoms"));
    List<GoldenJson> rows = new ArrayList<>(file.list("first_rows"));
    rows.addAll(file.list("marks"));
    GoldenJson.checkAll(
        "emission_hourly_documented.json, hours",
        rows,
        row -> {
          int hour = (int) row.number("t") - 1;
          assertThat(schedule.rate(hour)).isEqualTo(row.integer("rate_e24"));
          assertThat(schedule.emission(hour)).isEqualTo(row.number("emission_atoms"));
          assertThat(schedule.issuedBefore(hour + 1)).isEqualTo(row.number("cumulative_atoms"));
        });
    GoldenJson years = file.get("per_year_of_8766_hours_atoms");
    int year = 0;
    for (String name : years.names()) {
      assertThat(schedule.issuedBefore(8766 * (year + 1)) - schedule.issuedBefore(8766 * year))
          .isEqualTo(years.number(name));
      year++;
    }
    GoldenJson.report("emission_hourly_documented.json, years", year, 20);
  }

  @Test
  void monthlyStep() {
    MonthlyEmission schedule = EmissionSchedule.canonical();
    GoldenJson file = GoldenJson.resource("/ionet/emission_monthly_canonical.json");
    assertThat(schedule.weights()).isEqualTo(file.integer("S_240"));
    assertThat(schedule.total())
        .isEqualTo(file.number("pool_atoms"))
        .isEqualTo(file.number("check_sum_atoms"));
    long[] months = file.get("month_emission_atoms").numbers();
    for (int month = 0; month < months.length; month++) {
      assertThat(schedule.month(month)).isEqualTo(months[month]);
    }
    GoldenJson.report("emission_monthly_canonical.json, months", months.length, 240);
    GoldenJson.checkAll(
        "emission_monthly_canonical.json, hours",
        file.list("hour_samples"),
        row -> {
          int hour = (int) row.number("hour");
          assertThat(schedule.monthOf(hour)).isEqualTo((int) row.number("month"));
          assertThat(schedule.emission(hour)).isEqualTo(row.number("emission_atoms"));
          assertThat(schedule.issuedBefore(hour + 1)).isEqualTo(row.number("cumulative_atoms"));
        });
    long[] years = file.get("per_year_atoms").numbers();
    for (int year = 0; year < years.length; year++) {
      assertThat(
              schedule.issuedBeforeMonth(12 * (year + 1)) - schedule.issuedBeforeMonth(12 * year))
          .isEqualTo(years[year]);
    }
    GoldenJson.report("emission_monthly_canonical.json, years", years.length, 20);
  }
}
