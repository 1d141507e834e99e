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
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.reward.BaselinePower;
import org.sealwright.incentives.filecoin.reward.Minting;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;
import org.sealwright.incentives.simulation.Denomination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emission filecoin}: the baseline, and what time and baseline mint. */
@Command(
    name = "filecoin",
    description = {
      "Tells Filecoin's baseline and what it mints to storage miners: 330,000,000 FIL with time"
          + " alone, 770,000,000 FIL as fast as storage keeps up with the baseline.",
      "Without --epoch, a table by year of a network that always keeps up; 'simulate' runs one"
          + " that may not. Constants of the present actors from epoch 0 on: the early main network"
          + " had others."
    })
final class EmissionFilecoinCommand extends EconomicsAction {
  private static final int MOST_YEARS = 100;

  @Option(
      names = "--epoch",
      paramLabel = "N",
      description =
          "An epoch of 30 seconds, from 0; --json gives its baselinePower. Of -1, the state before"
              + " genesis, there is nothing else.")
  private Long epoch;

  @Option(
      names = "--years",
      paramLabel = "N",
      description = "Rows of the table, 1 to 100; 30 by default.")
  private int years = 30;

  @Override
  Report report() {
    if (epoch != null) {
      return fromOptions(this::moment);
    }
    if (years < 1 || years > MOST_YEARS) {
      throw usage("--years " + years + ": wanted 1 to 100");
    }
    return table();
  }

  private Report moment() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "filecoin");
    facts.put("epoch", epoch);
    Quantity baseline = new Quantity(BaselinePower.at(epoch).bytes(), Denomination.BYTES);
    if (epoch < 0) {
      facts.put("baselinePower", baseline);
      return Report.of(facts);
    }
    facts.put("networkVersion", FilecoinNetwork.MAINNET.versionAt(epoch).number());
    facts.put("baselinePower", baseline);
    TokenAmount simple =
        Minting.reward(epoch, Q128.ZERO, Q128.ZERO, Minting.SIMPLE_TOTAL, Minting.BASELINE_TOTAL);
    facts.put("simpleReward", fil(simple.atto()));
    facts.put("simpleMinted", minted(epoch, Minting.SIMPLE_TOTAL));
    facts.put("fullMinted", both(epoch));
    return Report.of(facts);
  }

  private Report table() {
    List<List<?>> rows = new ArrayList<>();
    List<Chart.Point> simple = new ArrayList<>();
    List<Chart.Point> full = new ArrayList<>();
    StoragePower baseline = BaselinePower.at(0);
    for (int year = 1; year <= years; year++) {
      long end = year * Epochs.YEAR;
      baseline = BaselinePower.after(baseline, Epochs.YEAR);
      Quantity all = both(end);
      rows.add(
          List.of(
              year,
              new Quantity(baseline.bytes(), Denomination.BYTES),
              minted(end, Minting.SIMPLE_TOTAL),
              minted(end, Minting.BASELINE_TOTAL),
              all,
              fil(all.amount().subtract(both(end - Epochs.YEAR).amount()))));
      simple.add(new Chart.Point(year, minted(end, Minting.SIMPLE_TOTAL).approximate() / 1e6));
      full.add(new Chart.Point(year, all.approximate() / 1e6));
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "filecoin");
    facts.put("maximumSupply", fil(TokenAmount.MAXIMUM_SUPPLY.atto()));
    facts.put("storageMining", fil(Minting.STORAGE_MINING_TOTAL.atto()));
    Chart chart =
        new Chart(
            "Filecoin: minted to storage miners",
            "years",
            "million FIL",
            false,
            List.of(
                new Chart.Line("storage keeps up with the baseline", full),
                new Chart.Line("time alone", simple)));
    return new Report(
        facts,
        Optional.of(
            new Table(
                List.of(
                    "year",
                    "baselinePower",
                    "simpleMinted",
                    "baselineMinted",
                    "fullMinted",
                    "fullMintedInYear"),
                rows)),
        Optional.of(chart));
  }

  /** Time and effective network time follow the same curve. */
  private static Quantity minted(long time, TokenAmount total) {
    return fil(Minting.baselineSupply(Q128.of(time), total).floor());
  }

  private static Quantity both(long time) {
    return fil(
        Minting.baselineSupply(Q128.of(time), Minting.SIMPLE_TOTAL)
            .plus(Minting.baselineSupply(Q128.of(time), Minting.BASELINE_TOTAL))
            .floor());
  }

  private static Quantity fil(BigInteger atto) {
    return new Quantity(atto, Denomination.FIL);
  }
}
