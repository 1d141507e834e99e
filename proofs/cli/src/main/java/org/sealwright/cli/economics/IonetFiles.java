// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealwright.incentives.ionet.BlockRules;
import org.sealwright.incentives.ionet.DeviceCatalogue;
import org.sealwright.incentives.ionet.DeviceId;
import org.sealwright.incentives.ionet.DeviceRanking;
import org.sealwright.incentives.ionet.EmissionSchedule;
import org.sealwright.incentives.ionet.FeeRules;
import org.sealwright.incentives.ionet.Hardware;
import org.sealwright.incentives.ionet.HealthRecord;
import org.sealwright.incentives.ionet.HealthRules;
import org.sealwright.incentives.ionet.StakeRules;
import org.sealwright.incentives.simulation.Denomination;
import org.sealwright.incentives.simulation.Duty;
import org.sealwright.incentives.simulation.IonetDevice;
import org.sealwright.incentives.simulation.IonetScenario;

/** io.net's scenarios and devices from JSON; {@code ECONOMICS.md} describes the members. */
final class IonetFiles {
  /** Points of base score, with three decimals. */
  static final Denomination POINTS = new Denomination("points", 3);

  /** Members of a scenario. */
  static final Set<String> SCENARIO =
      Set.of("schedule", "firstHour", "epochs", "every", "device", "others", "market", "pools");

  private static final Set<String> DEVICE =
      Set.of(
          "model",
          "pool",
          "multiplierCenti",
          "quantity",
          "tier",
          "onlineBps",
          "hiredBps",
          "coStakeBps");
  private static final Set<String> RANKED =
      Set.of(
          "id",
          "model",
          "multiplierCenti",
          "quantity",
          "hired",
          "stake",
          "windowSeconds",
          "offlineSeconds",
          "windowHours",
          "powPassed",
          "powFailed",
          "jobsDone",
          "jobsFailed",
          "download",
          "upload",
          "disconnects",
          "slashes",
          "hoursStaked");
  private static final int BPS = 10_000;
  private static final int MONTH_HOURS = 720;
  private static final int MONTH_SECONDS = 3600 * MONTH_HOURS;

  private IonetFiles() {}

  /** A scenario that begins with {@code firstHour}, where that is not null. */
  static IonetScenario scenario(Fields file, Integer firstHour) {
    Fields market =
        file.required(
            "market",
            Set.of("hourPrice", "ioPrice", "renterUsdcBps", "supplierUsdcBps", "burnBps"));
    Fields others = file.required("others", Set.of("score", "growthBps"));
    IonetDevice device = device(file.required("device", DEVICE));
    return file.in(
        () ->
            new IonetScenario(
                firstHour == null ? file.number("firstHour", 0, Integer.MAX_VALUE, 0) : firstHour,
                schedule(file),
                rules(file),
                FeeRules.DOCUMENTED,
                device,
                new IonetScenario.Others(
                    others.small("score", POINTS), others.number("growthBps", 0, 100_000, 0)),
                new IonetScenario.Market(
                    market.small("hourPrice", Denomination.USD),
                    market.small("ioPrice", Denomination.USD),
                    market.number("renterUsdcBps", 0, BPS, BPS),
                    market.number("supplierUsdcBps", 0, BPS, BPS),
                    market.number("burnBps", 0, BPS))));
  }

  private static EmissionSchedule schedule(Fields file) {
    return switch (file.text("schedule", "canonical")) {
      case "canonical" -> EmissionSchedule.canonical();
      case "published" -> EmissionSchedule.published();
      default -> throw file.wrong("schedule", "must be canonical or published");
    };
  }

  private static BlockRules rules(Fields file) {
    BlockRules rules = BlockRules.DEFAULT;
    if (!file.has("pools")) {
      return rules;
    }
    List<BlockRules.Pool> pools = new ArrayList<>();
    for (Fields pool : file.objects("pools", Set.of("name", "bps"))) {
      pools.add(new BlockRules.Pool(pool.text("name"), pool.number("bps", 0, BPS)));
    }
    return new BlockRules(
        pools,
        rules.leastUptimeHours(),
        rules.leastOnlineMinutes(),
        rules.barred(),
        rules.stake(),
        rules.score());
  }

  private static IonetDevice device(Fields device) {
    DeviceCatalogue.Model model = model(device);
    return device.in(
        () ->
            new IonetDevice(
                device.text("pool", model.pool()),
                hardware(device, model),
                device.number("tier", 0, 4, 4),
                new Duty(device.number("onlineBps", 0, BPS, BPS)),
                new Duty(device.number("hiredBps", 0, BPS, 0)),
                device.number("coStakeBps", 0, BPS, 0)));
  }

  /** The model of the catalogue, or one with the multiplier that the file gives. */
  private static DeviceCatalogue.Model model(Fields device) {
    if (device.has("multiplierCenti")) {
      return new DeviceCatalogue.Model(
          device.text("model", "unnamed"),
          device.has("pool") ? device.text("pool") : DeviceCatalogue.ENTERPRISE,
          device.number("multiplierCenti", 0, Integer.MAX_VALUE));
    }
    String name = device.text("model");
    return DeviceCatalogue.june2025()
        .find(name)
        .orElseThrow(
            () ->
                device.wrong(
                    "model", "is '" + name + "', which is not listed; give its multiplierCenti"));
  }

  private static Hardware hardware(Fields device, DeviceCatalogue.Model model) {
    return model.hardware(device.number("quantity", 0, Integer.MAX_VALUE, 1));
  }

  /** Rules of ranking: {@code health} weights and {@code mostBoostPpm}, where given. */
  static DeviceRanking ranking(Fields file) {
    DeviceRanking rules = DeviceRanking.DEFAULT;
    int boost = file.number("mostBoostPpm", 0, 1_000_000, rules.mostBoostPpm());
    HealthRules health =
        file.object("health", Set.of("uptime", "execution", "network", "slashing", "compliance"))
            .map(IonetFiles::health)
            .orElse(rules.health());
    return new DeviceRanking(rules.score(), health, StakeRules.DOCUMENTED, boost);
  }

  private static HealthRules health(Fields weights) {
    HealthRules rules = HealthRules.DEFAULT;
    int all = 1_000_000;
    return weights.in(
        () ->
            new HealthRules(
                weights.number("uptime", 0, all),
                weights.number("execution", 0, all),
                weights.number("network", 0, all),
                weights.number("slashing", 0, all),
                weights.number("compliance", 0, all),
                rules.tierPpm(),
                rules.disconnectPpm(),
                rules.slashKeptNumerator(),
                rules.slashKeptDenominator(),
                rules.tiers()));
  }

  /** Devices to rank. */
  static List<DeviceRanking.Device> ranked(Fields file) {
    List<DeviceRanking.Device> out = new ArrayList<>();
    for (Fields device : file.objects("devices", RANKED)) {
      Hardware hardware = hardware(device, model(device));
      out.add(
          device.in(
              () ->
                  new DeviceRanking.Device(
                      new DeviceId(device.text("id")),
                      hardware,
                      device.truth("hired", false),
                      device.small("stake", Denomination.IO),
                      record(device))));
    }
    return out;
  }

  private static HealthRecord record(Fields device) {
    int hours = device.number("windowHours", 1, Integer.MAX_VALUE, MONTH_HOURS);
    return new HealthRecord(
        device.number("windowSeconds", 1, Integer.MAX_VALUE, MONTH_SECONDS),
        count(device, "offlineSeconds"),
        hours,
        count(device, "powPassed"),
        count(device, "powFailed"),
        count(device, "jobsDone"),
        count(device, "jobsFailed"),
        device.number("download", 0, Integer.MAX_VALUE),
        device.number("upload", 0, Integer.MAX_VALUE),
        count(device, "disconnects"),
        count(device, "slashes"),
        device.number("hoursStaked", 0, hours, hours));
  }

  private static int count(Fields device, String name) {
    return device.number(name, 0, Integer.MAX_VALUE, 0);
  }
}
