// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.simulation.Denomination;
import org.sealwright.incentives.simulation.Subnet;
import org.sealwright.incentives.simulation.SubnetRun;

/** The places of a subnet's neurons over some epochs. */
final class BittensorRank {
  private static final int MOST_EPOCHS = 10_000;

  private BittensorRank() {}

  static Report of(JsonDocument document) {
    Fields file = Fields.of(document, BittensorFiles.members("epochs", "emission"));
    Subnet subnet = BittensorFiles.subnet(file);
    long emission = BittensorFiles.emission(file, subnet);
    int epochs = file.number("epochs", 1, MOST_EPOCHS, 1);
    SubnetRun run = new SubnetRun(subnet);
    Places places = new Places();
    EpochResult result = null;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      long block = (long) epoch * subnet.parameters().tempo();
      result = file.in(() -> run.run(block, emission));
      places.add(run.order().stream().map(uid -> name(subnet, uid)).toList());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "bittensor");
    facts.put("neurons", subnet.neurons().size());
    facts.put("epochs", epochs);
    facts.put("epochEmission", Quantity.of(emission, Denomination.ALPHA));
    return new Report(
        facts,
        Optional.of(table(subnet, run.order(), result, places)),
        places.chart("Bittensor: places of neurons", "epoch"));
  }

  /** Names need not be unique; uids are. */
  private static String name(Subnet subnet, int uid) {
    return uid + ": " + subnet.neurons().get(uid).name();
  }

  private static Table table(
      Subnet subnet, List<Integer> order, EpochResult result, Places places) {
    List<List<?>> rows = new ArrayList<>();
    for (int uid : order) {
      rows.add(
          List.of(
              rows.size() + 1,
              places.change(name(subnet, uid)),
              uid,
              subnet.neurons().get(uid).name(),
              Quantity.of(result.serverEmission()[uid], Denomination.ALPHA),
              Quantity.of(result.validatorEmission()[uid], Denomination.ALPHA),
              result.incentive()[uid],
              result.dividend()[uid],
              result.consensus()[uid],
              result.validatorTrust()[uid],
              result.stakeWeight()[uid],
              result.newValidatorPermit()[uid]));
    }
    return new Table(
        List.of(
            "place",
            "change",
            "uid",
            "name",
            "asMiner",
            "asValidator",
            "incentive",
            "dividend",
            "consensus",
            "validatorTrust",
            "stakeWeight",
            "permit"),
        rows);
  }
}
