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
import org.sealwright.incentives.filecoin.miner.DailyFee;
import org.sealwright.incentives.filecoin.miner.InitialPledge;
import org.sealwright.incentives.filecoin.miner.NetworkEstimates;
import org.sealwright.incentives.filecoin.miner.Penalties;
import org.sealwright.incentives.filecoin.miner.SectorQuality;
import org.sealwright.incentives.filecoin.miner.TerminationFee;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.reward.BaselinePower;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
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
  private static final long MONTH = 30;

  private final FilecoinPolicy policy;
  private final NetworkEstimates network;
  private final StoragePower power;
  private final TokenAmount fee;

  private FilecoinQuote(
      FilecoinPolicy policy, NetworkEstimates network, StoragePower power, TokenAmount fee) {
    this.policy = policy;
    this.network = network;
    this.power = power;
    this.fee = fee;
  }

  static Report of(JsonDocument document) {
    Fields file = Fields.of(document, MEMBERS);
    return file.in(() -> quote(file));
  }

  private static Report quote(Fields file) {
    Fields sector = file.required("sector", SECTOR);
    long epoch = file.count("epoch", 0);
    int days = sector.number("days", 1, MOST_DAYS);
    long life = days * Epochs.DAY;
    BigInteger size = sector.bytes("size");
    if (size.bitLength() >= Long.SIZE) {
      throw sector.wrong("size", "is " + size + "; wanted less than 2^63");
    }
    BigInteger verified =
        size.multiply(BigInteger.valueOf(sector.number("verifiedBps", 0, ALL, 0)))
            .divide(BigInteger.valueOf(ALL))
            .multiply(BigInteger.valueOf(life));
    StoragePower power = SectorQuality.power(size.longValue(), life, verified);
    StoragePower baseline =
        file.has("baselinePower")
            ? new StoragePower(file.bytes("baselinePower"))
            : BaselinePower.at(epoch);
    FilecoinPolicy policy = FilecoinNetwork.MAINNET.policyAt(epoch);
    NetworkEstimates network =
        new NetworkEstimates(
            FilterEstimate.of(file.amount("reward", Denomination.FIL), BigInteger.ZERO),
            FilterEstimate.of(file.bytes("qualityPower"), BigInteger.ZERO));
    TokenAmount supply = new TokenAmount(file.amount("circulatingSupply", Denomination.FIL));
    TokenAmount pledge =
        InitialPledge.of(
            policy,
            power,
            baseline,
            network,
            supply,
            FilecoinNetwork.MAINNET.pledgeRampAt(epoch),
            epoch);
    FilecoinQuote quote =
        new FilecoinQuote(policy, network, power, DailyFee.of(policy, supply, power));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("network", "filecoin");
    facts.put("epoch", epoch);
    facts.put("networkVersion", policy.version().number());
    facts.put("days", days);
    facts.put("power", new Quantity(power.bytes(), Denomination.BYTES));
    facts.put("pledge", fil(pledge));
    facts.put(
        "preCommitDeposit",
        fil(
            InitialPledge.preCommitDeposit(
                policy, network, SectorQuality.maximumPower(size.longValue()))));
    quote.flows(facts, pledge, days);
    return new Report(
        facts, Optional.of(quote.months(days)), Optional.of(quote.chart(pledge, days)));
  }

  private void flows(Map<String, Object> facts, TokenAmount pledge, int days) {
    TokenAmount earned = earned(days);
    TokenAmount net = earned.minus(fees(days));
    facts.put("earnedPerDay", fil(earned(1)));
    facts.put("feePerDay", fil(fees(1)));
    facts.put("earned", fil(earned));
    facts.put("fees", fil(fees(days)));
    facts.put("net", fil(net));
    facts.put(
        "netOfPledgePpm",
        pledge.isZero()
            ? "none"
            : net.atto().multiply(BigInteger.valueOf(1_000_000)).divide(pledge.atto()).toString());
    facts.put("faultFeePerDay", fil(Penalties.continuedFault(policy, network, power)));
    facts.put(
        "mostTerminationFee",
        fil(TerminationFee.maximum(pledge, Penalties.continuedFault(policy, network, power))));
  }

  /** Expected, with the network as it is now. */
  private TokenAmount earned(int days) {
    return network.expectedReward(policy, power, days * Epochs.DAY);
  }

  /** As the sector would pay them alone in its deadline. */
  private TokenAmount fees(int days) {
    return DailyFee.payable(policy, fee, network, power).times(days);
  }

  private Table months(int days) {
    List<List<?>> rows = new ArrayList<>();
    for (int day : readings(days)) {
      rows.add(List.of(day, fil(earned(day)), fil(fees(day)), fil(earned(day).minus(fees(day)))));
    }
    return new Table(List.of("day", "earned", "fees", "net"), rows);
  }

  private static List<Integer> readings(int days) {
    List<Integer> out = new ArrayList<>();
    for (long day = MONTH; day < days; day += MONTH) {
      out.add((int) day);
    }
    out.add(days);
    return out;
  }

  private Chart chart(TokenAmount pledge, int days) {
    List<Chart.Point> net = new ArrayList<>(List.of(new Chart.Point(0, 0)));
    List<Chart.Point> locked = new ArrayList<>(List.of(new Chart.Point(0, approximate(pledge))));
    for (int day : readings(days)) {
      net.add(new Chart.Point(day, approximate(earned(day).minus(fees(day)))));
      locked.add(new Chart.Point(day, approximate(pledge)));
    }
    return new Chart(
        "Filecoin: a sector",
        "days",
        "FIL",
        false,
        List.of(new Chart.Line("earned less fees", net), new Chart.Line("pledge", locked)));
  }

  private static double approximate(TokenAmount amount) {
    return fil(amount).approximate();
  }

  private static Quantity fil(TokenAmount amount) {
    return new Quantity(amount.atto(), Denomination.FIL);
  }
}
