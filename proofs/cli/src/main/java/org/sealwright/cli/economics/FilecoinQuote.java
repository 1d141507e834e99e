// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealwright.cli.json.JsonDocument;
import org.sealwright.incentives.filecoin.NetworkState;
import org.sealwright.incentives.filecoin.SectorEconomics;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.reward.BaselinePower;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.simulation.Denomination;

/** What a sector earns, must pledge, pays and risks. */
final class FilecoinQuote {
  private static final Set<String> MEMBERS =
      Set.of("epoch", "reward", "qualityPower", "baselinePower", "circulatingSupply", "sector");
  private static final Set<String> SECTOR = Set.of("size", "days", "verifiedBps");
  private static final int ALL = 10_000;
  private static final int MOST_DAYS = 1278;
  private static final int QUARTER = 90;

  private final NetworkState state;
  private final SectorEconomics sector;
  private final int days;

  private FilecoinQuote(NetworkState state, SectorEconomics sector, int days) {
    this.state = state;
    this.sector = sector;
    this.days = days;
  }

  static Report of(JsonDocument document) {
    Fields file = Fields.of(document, MEMBERS);
    return file.in(() -> read(file).report());
  }

  private static FilecoinQuote read(Fields file) {
    Fields sector = file.required("sector", SECTOR);
    long epoch = file.count("epoch", 0);
    int days = sector.number("days", 1, MOST_DAYS);
    BigInteger size = sector.bytes("size");
    if (size.signum() == 0 || size.bitLength() >= Long.SIZE) {
      throw sector.wrong("size", "is " + size + "; wanted 1 to 2^63 - 1");
    }
    BigInteger verified =
        size.multiply(BigInteger.valueOf(sector.number("verifiedBps", 0, ALL, 0)))
            .divide(BigInteger.valueOf(ALL));
    StoragePower baseline =
        file.has("baselinePower")
            ? new StoragePower(file.bytes("baselinePower"))
            : BaselinePower.at(epoch);
    NetworkState state =
        NetworkState.steady(
            FilecoinNetwork.MAINNET,
            epoch,
            new TokenAmount(file.amount("reward", Denomination.FIL)),
            new StoragePower(file.bytes("qualityPower")),
            baseline,
            new TokenAmount(file.amount("circulatingSupply", Denomination.FIL)));
    return new FilecoinQuote(
        state,
        SectorEconomics.of(state, size.longValue(), days * Epochs.DAY, verified.longValue()),
        days);
  }

  private Report report() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "filecoin");
    facts.put("epoch", state.epoch());
    facts.put("networkVersion", state.policy().version().number());
    facts.put("days", days);
    facts.put("power", new Quantity(sector.power().bytes(), Denomination.BYTES));
    facts.put("pledge", fil(sector.initialPledge()));
    facts.put("preCommitDeposit", fil(sector.preCommitDeposit()));
    facts.put("earnedPerDay", fil(sector.rewardPerDay()));
    facts.put("vestingPerDay", fil(sector.lockedPerDay()));
    facts.put("feePerDay", fil(sector.feePerDay()));
    facts.put("earned", fil(sector.rewardOfLife()));
    facts.put("fees", fil(fees(days)));
    facts.put("net", fil(sector.rewardOfLife().minus(fees(days))));
    if (!sector.initialPledge().isZero()) {
      facts.put("yearlyReturn", new Quantity(sector.yearlyReturnPpm(), Denomination.PPM));
    }
    facts.put("faultFeePerDay", fil(sector.faultFeePerDay()));
    facts.put("terminationFee", fil(sector.terminationFee()));
    return new Report(facts, Optional.of(quarters()), Optional.of(chart()));
  }

  /** Expected, with the network as it is now. */
  private TokenAmount earned(int day) {
    return state.estimates().expectedReward(state.policy(), sector.power(), day * Epochs.DAY);
  }

  private TokenAmount fees(int day) {
    return sector.feePerDay().times(day);
  }

  private Table quarters() {
    List<List<?>> rows = new ArrayList<>();
    for (int day : readings()) {
      rows.add(List.of(day, fil(earned(day)), fil(fees(day)), fil(earned(day).minus(fees(day)))));
    }
    return new Table(List.of("day", "earned", "fees", "net"), rows);
  }

  private List<Integer> readings() {
    List<Integer> out = new ArrayList<>();
    for (int day = QUARTER; day < days; day += QUARTER) {
      out.add(day);
    }
    out.add(days);
    return out;
  }

  private Chart chart() {
    double pledge = fil(sector.initialPledge()).approximate();
    List<Chart.Point> net = new ArrayList<>(List.of(new Chart.Point(0, 0)));
    List<Chart.Point> locked = new ArrayList<>(List.of(new Chart.Point(0, pledge)));
    for (int day : readings()) {
      net.add(new Chart.Point(day, fil(earned(day).minus(fees(day))).approximate()));
      locked.add(new Chart.Point(day, pledge));
    }
    return new Chart(
        "Filecoin: a sector",
        "days",
        "FIL",
        false,
        List.of(new Chart.Line("earned less fees", net), new Chart.Line("pledge", locked)));
  }

  private static Quantity fil(TokenAmount amount) {
    return new Quantity(amount.atto(), Denomination.FIL);
  }
}
