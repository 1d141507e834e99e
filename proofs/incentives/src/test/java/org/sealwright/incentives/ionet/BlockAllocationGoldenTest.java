// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** An hourly block, an empty pool, a tie, co-stakes. */
class BlockAllocationGoldenTest {
  private static final GoldenJson FILE = GoldenJson.resource("/ionet/block_allocation.json");
  private static final BlockAllocation ALLOCATION = new BlockAllocation(BlockRules.DEFAULT);

  static List<BlockDevice> devices() {
    return FILE.list("devices").stream().map(BlockAllocationGoldenTest::device).toList();
  }

  private static BlockDevice device(GoldenJson row) {
    return new BlockDevice(
        new DeviceId(row.text("id")),
        row.text("pool"),
        (int) row.number("tier"),
        new Hardware((int) row.number("mult_centi"), (int) row.number("qty")),
        (int) row.number("uptime_h"),
        row.number("stake"),
        row.get("wallet").isTrue(),
        BlockDevice.Status.named(row.text("status")),
        (int) row.number("online_min"),
        row.get("pow").isTrue(),
        BlockDevice.Exemption.named(row.text("exempt")));
  }

  @Test
  void hourlyBlock() {
    long emission = EmissionSchedule.canonical().emission(0);
    assertThat(emission).isEqualTo(FILE.number("emission_atoms"));
    BlockOutcome outcome = ALLOCATION.allocate(emission, Map.of(), devices());
    assertThat(named(outcome.pools())).isEqualTo(numbers(FILE.get("pool_amounts")));
    assertThat(named(outcome.rewards())).isEqualTo(numbers(FILE.get("rewards")));
    assertThat(named(outcome.carries())).isEqualTo(numbers(FILE.get("carry")));
    GoldenJson excluded = FILE.get("ineligible");
    Map<String, List<String>> wanted = new TreeMap<>();
    for (String name : excluded.names()) {
      wanted.put(name, excluded.list(name).stream().map(GoldenJson::text).toList());
    }
    Map<String, List<String>> ours = new TreeMap<>();
    outcome
        .excluded()
        .forEach(
            (id, gates) ->
                ours.put(
                    id.value(),
                    gates.stream().map(gate -> gate.name().toLowerCase(Locale.ROOT)).toList()));
    assertThat(ours).isEqualTo(wanted);
    GoldenJson.report("block_allocation.json, block", 7, devices().size());
  }

  @Test
  void emptyPoolCarries() {
    GoldenJson wanted = FILE.get("empty_pool_case");
    List<BlockDevice> enterprise =
        devices().stream().filter(device -> device.pool().equals("enterprise")).toList();
    BlockOutcome outcome =
        ALLOCATION.allocate(
            FILE.number("emission_atoms"), numbers(wanted.get("carry_in")), enterprise);
    assertThat(named(outcome.rewards())).isEqualTo(numbers(wanted.get("rewards")));
    assertThat(named(outcome.carries())).isEqualTo(numbers(wanted.get("carry_out")));
    GoldenJson.report("block_allocation.json, empty pool", 1, 1);
  }

  @Test
  void tie() {
    assertThat(LargestRemainder.split(10, new long[] {1, 1, 1}))
        .containsExactly(
            numbers(FILE.get("tie_case_10_over_3_equal")).values().stream()
                .mapToLong(Long::longValue)
                .toArray());
    GoldenJson.report("block_allocation.json, tie", 1, 1);
  }

  @Test
  void coStake() {
    GoldenJson.checkAll(
        "block_allocation.json, costake_split",
        FILE.list("costake_split"),
        row ->
            assertThat(CoStakeSplit.of(row.number("reward"), (int) row.number("co_bps"), false))
                .isEqualTo(new CoStakeSplit(row.number("owner"), row.number("co"))));
  }

  @Test
  void publishedNormalisation() {
    GoldenJson check = FILE.get("published_check");
    long milli =
        ScoreRules.normalisedMilli(
            check.number("device_base"),
            check.number("network_gpu_base"),
            check.number("gpu_normal_total"));
    assertThat(milli).isEqualTo(check.number("normalised_milli_floor"));
    assertThat(milli / 1000).isEqualTo(check.number("exact_floor_int"));
    GoldenJson.report("block_allocation.json, published_check", 1, 1);
  }

  private static <K> Map<String, Long> named(Map<K, Long> amounts) {
    Map<String, Long> out = new TreeMap<>();
    amounts.forEach((key, amount) -> out.put(key.toString(), amount));
    return out;
  }

  private static Map<String, Long> numbers(GoldenJson object) {
    return object.names().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Function.identity(), object::number, (a, b) -> a, TreeMap::new));
  }
}
