// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.simulation.Denomination;
import org.sealwright.incentives.simulation.Subnet;
import org.sealwright.incentives.simulation.SubnetRun;

/** What a validator's weight does to a miner's emission, all else equal. */
final class BittensorQuote {
  private static final int MOST_EPOCHS = 10_000;
  private static final int SETTLED = 20;
  private static final int STEPS = 10;
  private static final int U16 = 65_535;

  private final Subnet subnet;
  private final int validator;
  private final int miner;
  private final long emission;
  private final int epochs;

  private BittensorQuote(Subnet subnet, Fields file) {
    this.subnet = subnet;
    this.validator = subnet.checkUid("validator", file.number("validator", 0, U16));
    this.miner = subnet.checkUid("miner", file.number("miner", 0, U16));
    this.emission = BittensorFiles.emission(file, subnet);
    this.epochs = file.number("epochs", 1, MOST_EPOCHS, SETTLED);
  }

  static Report of(JsonDocument document) {
    Fields file =
        Fields.of(
            document,
            BittensorFiles.members("epochs", "emission", "validator", "miner", "instead"));
    Subnet subnet = BittensorFiles.subnet(file);
    return file.in(() -> new BittensorQuote(subnet, file).report(file));
  }

  private Report report(Fields file) {
    Map<Integer, Integer> given = subnet.neurons().get(validator).weights();
    EpochResult now = after(given);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "bittensor");
    facts.put("validator", subnet.neurons().get(validator).name());
    facts.put("miner", subnet.neurons().get(miner).name());
    facts.put("epochs", epochs);
    facts.put("stakeSharePpm", now.stakeWeight()[validator] * 1_000_000L / U16);
    earned(facts, "", now);
    if (file.has("instead")) {
      Map<Integer, Integer> instead = BittensorFiles.weights(file, "instead");
      earned(facts, "Instead", after(instead));
    }
    List<List<?>> rows = new ArrayList<>();
    List<Chart.Point> points = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      EpochResult result = after(shifted(given, step));
      Quantity emitted = alpha(result.serverEmission()[miner]);
      rows.add(
          List.of(
              step * 100 / STEPS,
              emitted,
              result.consensus()[miner],
              alpha(result.validatorEmission()[validator]),
              result.validatorTrust()[validator]));
      points.add(new Chart.Point(step * 100.0 / STEPS, emitted.approximate()));
    }
    Chart chart =
        new Chart(
            "Bittensor: a miner's epoch by a validator's weight on it",
            "percent of the validator's weight",
            "alpha",
            false,
            List.of(new Chart.Line(subnet.neurons().get(miner).name(), points)));
    Table table =
        new Table(
            List.of(
                "weightPercent",
                "minerEmission",
                "minerConsensus",
                "validatorEmission",
                "validatorTrust"),
            rows);
    return new Report(facts, Optional.of(table), Optional.of(chart));
  }

  private void earned(Map<String, Object> facts, String suffix, EpochResult result) {
    long amount = result.serverEmission()[miner];
    facts.put("minerEmission" + suffix, alpha(amount));
    BigInteger day =
        BigInteger.valueOf(amount)
            .multiply(BigInteger.valueOf(BlockEmission.BLOCKS_A_DAY))
            .divide(BigInteger.valueOf(subnet.parameters().tempo()));
    facts.put("minerPerDay" + suffix, new Quantity(day, Denomination.ALPHA));
    facts.put("minerConsensus" + suffix, result.consensus()[miner]);
    facts.put("validatorEmission" + suffix, alpha(result.validatorEmission()[validator]));
  }

  /** The last of some epochs in which the validator has these weights. */
  private EpochResult after(Map<Integer, Integer> weights) {
    SubnetRun run =
        new SubnetRun(subnet.with(validator, subnet.neurons().get(validator).withWeights(weights)));
    EpochResult result = null;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      result = run.run((long) epoch * subnet.parameters().tempo(), emission);
    }
    return result;
  }

  /** The weights with so many tenths on the miner, and the others in their proportions. */
  private Map<Integer, Integer> shifted(Map<Integer, Integer> given, int tenths) {
    long others =
        given.entrySet().stream()
            .filter(entry -> entry.getKey() != miner)
            .mapToLong(Map.Entry::getValue)
            .sum();
    Map<Integer, Integer> out = new TreeMap<>();
    long left = (long) U16 * (STEPS - tenths) / STEPS;
    given.forEach(
        (uid, weight) -> {
          if (uid != miner && others > 0) {
            out.put(uid, (int) (weight * left / others));
          }
        });
    out.put(miner, U16 * tenths / STEPS);
    return out;
  }

  private static Quantity alpha(long amount) {
    return Quantity.of(amount, Denomination.ALPHA);
  }
}
