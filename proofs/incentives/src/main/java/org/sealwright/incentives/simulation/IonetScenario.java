// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.util.Objects;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.ionet.BlockRules;
import org.sealwright.incentives.ionet.EmissionSchedule;
import org.sealwright.incentives.ionet.FeeRules;

/**
 * A device on io.net, an epoch being an hour.
 *
 * @param firstHour block to begin with, 0 or more; blocks after the last emit nothing
 * @param schedule of emissions
 * @param rules of blocks
 * @param fees on jobs
 * @param device who earns
 * @param others whom it shares the pool with
 * @param market prices
 */
public record IonetScenario(
    int firstHour,
    EmissionSchedule schedule,
    BlockRules rules,
    FeeRules fees,
    IonetDevice device,
    Others others,
    Market market)
    implements Scenario {

  public IonetScenario {
    Objects.requireNonNull(schedule, "schedule");
    EmissionSchedule.checkHour(firstHour, schedule.hours());
    if (rules.pools().stream().noneMatch(pool -> pool.name().equals(device.pool()))) {
      throw new EconomicsException("no pool " + device.pool() + " in " + rules.pools());
    }
  }

  /**
   * Everybody else in the device's pool.
   *
   * @param scoreMilli base scores together, in thousandths, 0 or more
   * @param growthBps by how much that grows with each year of 8,766 hours, -10,000 to 100,000
   */
  public record Others(long scoreMilli, int growthBps) {
    public Others {
      if (scoreMilli < 0 || growthBps < -10_000 || growthBps > 100_000) {
        throw new EconomicsException(
            "others have a score of %d and grow by %d; wanted 0 or more, -10000 to 100000"
                .formatted(scoreMilli, growthBps));
      }
    }
  }

  /**
   * Prices, constant over the run.
   *
   * @param hourPrice 1e-6 dollars for an hour of one processor
   * @param ioPrice 1e-6 dollars for one IO, 1 or more
   * @param renterUsdcBps share that renters pay in USDC, 0 to 10,000
   * @param supplierUsdcBps share that the device takes in USDC, 0 to 10,000
   * @param burnBps share of the network's revenue that buys and burns IO, 0 to 10,000
   */
  public record Market(
      long hourPrice, long ioPrice, int renterUsdcBps, int supplierUsdcBps, int burnBps) {
    public Market {
      if (hourPrice < 0 || ioPrice < 1) {
        throw new EconomicsException(
            "prices are %d and %d; wanted 0 or more and 1 or more".formatted(hourPrice, ioPrice));
      }
      share("renterUsdcBps", renterUsdcBps);
      share("supplierUsdcBps", supplierUsdcBps);
      share("burnBps", burnBps);
    }

    private static void share(String name, int bps) {
      if (bps < 0 || bps > 10_000) {
        throw new EconomicsException(name + " is " + bps + "; wanted 0 to 10000");
      }
    }
  }

  @Override
  public String network() {
    return "ionet";
  }

  @Override
  public long epochsPerYear() {
    return 8760;
  }

  @Override
  public NetworkModel model() {
    return new IonetModel(this);
  }
}
