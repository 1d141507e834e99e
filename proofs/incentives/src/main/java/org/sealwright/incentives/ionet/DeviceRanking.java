// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealwright.incentives.EconomicsException;

/**
 * Orders devices by base score, health and stake.
 *
 * <pre>
 * boost = min(mostBoost, floor(mostBoost * (stake - minimum) / minimum))
 * rank  = floor(floor(base * health) * (1 + boost)), 0 below the minimum stake
 * </pre>
 *
 * Order: rank, health, stake, each descending, then id ascending: total, and the same for any order
 * of the input. Quantity dominates across devices; to compare like with like, rank within a model.
 *
 * <p><b>Documented</b>: the base score, the factors of health, the minimum stake, and that stake
 * beyond it earns no extra block reward. <b>Our choice</b>: that it lifts the rank, by 10 % at
 * most, at twice the minimum.
 *
 * @param score base scores
 * @param health health scores
 * @param stake minimum stakes
 * @param mostBoostPpm greatest lift by stake, 0 to 1,000,000
 */
public record DeviceRanking(
    ScoreRules score, HealthRules health, StakeRules stake, int mostBoostPpm) {

  /** Documented scores and minimum stakes, our health weights, at most 10 %. */
  public static final DeviceRanking DEFAULT =
      new DeviceRanking(ScoreRules.DOCUMENTED, HealthRules.DEFAULT, StakeRules.DOCUMENTED, 100_000);

  private static final Comparator<Ranked> ORDER =
      Comparator.comparingLong(Ranked::rank)
          .thenComparingInt(ranked -> ranked.health.health())
          .thenComparingLong(ranked -> ranked.device.stake)
          .reversed()
          .thenComparing(ranked -> ranked.device.id);

  public DeviceRanking {
    Exact.within("mostBoostPpm", mostBoostPpm, 0, (int) Exact.PPM);
  }

  /**
   * A device to rank.
   *
   * @param id unique among the devices
   * @param hardware processors
   * @param hired whether it is hired now
   * @param stake atoms, own and co-staked
   * @param record what was seen of it
   */
  public record Device(
      DeviceId id, Hardware hardware, boolean hired, long stake, HealthRecord record) {
    public Device {
      Exact.notNegative("stake", stake);
    }
  }

  /**
   * A device with its scores.
   *
   * @param device the device
   * @param tier connectivity, 0 to 4
   * @param health its health
   * @param baseMilli its base score, in thousandths
   * @param minimumStake atoms that it needs
   * @param rank its rank score
   */
  public record Ranked(
      Device device, int tier, HealthScore health, long baseMilli, long minimumStake, long rank) {}

  /** All devices, the best first. */
  public List<Ranked> rank(List<Device> devices) {
    Set<DeviceId> ids = new HashSet<>();
    for (Device device : devices) {
      if (!ids.add(device.id)) {
        throw new EconomicsException("device " + device.id + " is given twice");
      }
    }
    return devices.stream().map(this::score).sorted(ORDER).toList();
  }

  /** The scores of one device. */
  public Ranked score(Device device) {
    HealthRecord seen = device.record;
    int tier = health.tiers().tier(seen.download(), seen.upload());
    HealthScore healthScore = health.score(seen);
    long base = score.baseMilli(tier, device.hardware, device.hired);
    long minimum = stake.minimum(device.hardware);
    return new Ranked(
        device,
        tier,
        healthScore,
        base,
        minimum,
        rank(base, healthScore.health(), device.stake, minimum));
  }

  private long rank(long base, int healthPpm, long staked, long minimum) {
    if (staked < minimum || minimum == 0) {
      return 0;
    }
    // From twice the minimum on the boost no longer grows, and the quotient might not fit.
    long beyond = Math.min(staked - minimum, minimum);
    long boost = Exact.mulDiv(mostBoostPpm, beyond, minimum);
    return Exact.mulDiv(Exact.mulDiv(base, healthPpm, Exact.PPM), Exact.PPM + boost, Exact.PPM);
  }
}
