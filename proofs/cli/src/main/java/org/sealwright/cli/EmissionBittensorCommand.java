// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealwright.cli.economics.Chart;
import org.sealwright.cli.economics.Quantity;
import org.sealwright.cli.economics.Report;
import org.sealwright.cli.economics.Table;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.simulation.Denomination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emission bittensor}: TAO a block, and its halvings. */
@Command(
    name = "bittensor",
    description = {
      "Tells what a block of Bittensor issues, which depends on what is issued already: 1 TAO, and"
          + " half of it after half of the 21,000,000, and so forth.",
      "Without --issuance, a table of the halvings."
    })
final class EmissionBittensorCommand extends EconomicsAction {
  private static final double BLOCKS_OF_YEAR = 365.25 * BlockEmission.BLOCKS_A_DAY;

  @Option(
      names = "--issuance",
      paramLabel = "RAO",
      converter = Converters.Unsigned64.class,
      description = "What is issued so far, in 1e-9 TAO; --json gives blockEmission.")
  private Long issuance;

  @Override
  Report report() {
    return issuance == null ? table() : moment(issuance);
  }

  private static Report moment(long issued) {
    long emission = BlockEmission.at(issued);
    int halvings = 0;
    while (halvings < BlockEmission.HALVINGS
        && !U64.isLess(issued, BlockEmission.threshold(halvings + 1))) {
      halvings++;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "bittensor");
    facts.put("issuance", new Quantity(U64.big(issued), Denomination.TAO));
    facts.put("blockEmission", tao(emission));
    facts.put("emissionPerDay", tao(emission * BlockEmission.BLOCKS_A_DAY));
    facts.put("halvings", halvings);
    if (emission > 0 && halvings < BlockEmission.HALVINGS) {
      long next = BlockEmission.threshold(halvings + 1);
      facts.put("nextHalvingAt", tao(next));
      facts.put("blocksUntilHalving", blocks(next - issued, emission));
    }
    return Report.of(facts);
  }

  private static Report table() {
    List<List<?>> rows = new ArrayList<>();
    List<Chart.Point> supply = new ArrayList<>(List.of(new Chart.Point(0, 0)));
    long blocks = 0;
    for (int halvings = 0; halvings < BlockEmission.HALVINGS; halvings++) {
      long from = BlockEmission.threshold(halvings);
      long to = BlockEmission.threshold(halvings + 1);
      long emission = BlockEmission.at(from);
      if (emission == 0) {
        break;
      }
      long needed = blocks(to - from, emission);
      blocks += needed;
      rows.add(List.of(halvings, tao(from), tao(emission), needed, blocks));
      supply.add(new Chart.Point(blocks / BLOCKS_OF_YEAR, tao(to).approximate() / 1e6));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "bittensor");
    facts.put("maximumSupply", tao(BlockEmission.MAX_SUPPLY));
    facts.put("blockSeconds", BlockEmission.BLOCK_SECONDS);
    // Beyond a dozen halvings the curve is flat.
    List<Chart.Point> seen = supply.subList(0, Math.min(12, supply.size()));
    Chart chart =
        new Chart(
            "Bittensor: issued",
            "years of blocks",
            "million TAO",
            false,
            List.of(new Chart.Line("issued", seen)));
    return new Report(
        facts,
        Optional.of(
            new Table(
                List.of("halvings", "fromIssuance", "blockEmission", "blocks", "blocksInAll"),
                rows)),
        Optional.of(chart));
  }

  private static long blocks(long amount, long emission) {
    return (amount + emission - 1) / emission;
  }

  private static Quantity tao(long rao) {
    return new Quantity(BigInteger.valueOf(rao), Denomination.TAO);
  }
}
