// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.ionet.BlockRules;
import org.sealwright.incentives.ionet.BuyBack;
import org.sealwright.incentives.ionet.CoStakeSplit;
import org.sealwright.incentives.ionet.FeeBill;
import org.sealwright.incentives.ionet.FeeRules;
import org.sealwright.incentives.ionet.LargestRemainder;

/**
 * io.net hour by hour. Beside the three common columns: {@code jobIncome} of the device and {@code
 * revenue} of the network from its jobs, {@code burned} with that revenue, {@code poolScore} of all
 * in the device's pool. A pool in which nobody is eligible carries its amount to the next hour.
 */
final class IonetModel implements NetworkModel {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("issued", Denomination.IO),
          new Column("emission", Denomination.IO),
          new Column("earned", Denomination.IO),
          new Column("jobIncome", Denomination.USD),
          new Column("revenue", Denomination.USD),
          new Column("burned", Denomination.IO),
          new Column("poolScore", new Denomination("points", 3)));
  private static final int YEAR = 8766;
  private static final BigInteger ALL = BigInteger.valueOf(10_000);

  private final IonetScenario scenario;
  private final long[] poolBps;
  private final int pool;
  private int hour;
  private long online;
  private long others;
  private long score;
  private long carry;
  private BigInteger earned = BigInteger.ZERO;
  private BigInteger jobIncome = BigInteger.ZERO;
  private BigInteger revenue = BigInteger.ZERO;
  private BigInteger burned = BigInteger.ZERO;

  IonetModel(IonetScenario scenario) {
    this.scenario = scenario;
    List<BlockRules.Pool> pools =
        scenario.rules().pools().stream()
            .sorted(Comparator.comparing(BlockRules.Pool::name))
            .toList();
    this.poolBps = pools.stream().mapToLong(BlockRules.Pool::bps).toArray();
    this.pool =
        pools.stream().map(BlockRules.Pool::name).toList().indexOf(scenario.device().pool());
    this.hour = scenario.firstHour();
    this.others = scenario.others().scoreMilli();
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public long epoch() {
    return hour;
  }

  @Override
  public void advance() {
    long passed = hour - (long) scenario.firstHour();
    if (passed > 0 && passed % YEAR == 0) {
      others = grown(others, scenario.others().growthBps());
    }
    IonetDevice device = scenario.device();
    boolean isOnline = device.online().isOn(passed);
    boolean isHired = isOnline && device.hired().isOn(online);
    long own =
        isOnline
            ? scenario.rules().score().baseMilli(device.tier(), device.hardware(), isHired)
            : 0;
    if (own > Long.MAX_VALUE - others) {
      throw new EconomicsException(
          "scores of %d and %d are beyond 2^63 - 1 together".formatted(own, others));
    }
    score = own + others;
    long amount = carry + LargestRemainder.split(emission(hour), poolBps)[pool];
    if (score == 0) {
      carry = amount;
    } else {
      carry = 0;
      long reward = LargestRemainder.split(amount, new long[] {own, others})[0];
      earned = plus(earned, CoStakeSplit.of(reward, device.coStakeBps(), false).owner());
    }
    if (isHired) {
      job();
    }
    online += isOnline ? 1 : 0;
    hour++;
  }

  private void job() {
    IonetScenario.Market market = scenario.market();
    long cost =
        FeeRules.clusterCost(1, scenario.device().hardware().quantity(), market.hourPrice());
    FeeBill bill = scenario.fees().bill(cost, market.renterUsdcBps(), market.supplierUsdcBps());
    jobIncome = plus(jobIncome, bill.supplierGets());
    revenue = plus(revenue, bill.revenue());
    burned = plus(burned, BuyBack.of(bill.revenue(), market.burnBps(), market.ioPrice()).burned());
  }

  private long emission(int at) {
    return at < scenario.schedule().hours() ? scenario.schedule().emission(at) : 0;
  }

  private static long grown(long value, int bps) {
    return BigInteger.valueOf(value)
        .multiply(BigInteger.valueOf(10_000L + bps))
        .divide(ALL)
        .min(BigInteger.valueOf(Long.MAX_VALUE / 4))
        .longValueExact();
  }

  private static BigInteger plus(BigInteger sum, long amount) {
    return sum.add(BigInteger.valueOf(amount));
  }

  @Override
  public List<BigInteger> read() {
    int end = Math.min(hour, scenario.schedule().hours());
    return List.of(
        BigInteger.valueOf(scenario.schedule().issuedBefore(end)),
        BigInteger.valueOf(emission(hour - 1)),
        earned,
        jobIncome,
        revenue,
        burned,
        BigInteger.valueOf(score));
  }
}
