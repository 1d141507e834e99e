// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * A Filecoin network: when each version of the rules began, and what else sets it apart.
 *
 * @param name its name
 * @param upgrades in the order in which they apply
 * @param liftoff the epoch from which genesis allocations vest
 * @param minimumConsensusPower raw bytes that a miner needs to take part in elections
 * @param pledgeRamp the ramp of FIP-0081, applied from version 24
 * @param initialReserve what the reserve actor held at genesis, as versions up to 24 count it
 * @param reserveSinceTeep the same as versions from 25 count it
 */
public record FilecoinNetwork(
    String name,
    List<Upgrade> upgrades,
    long liftoff,
    StoragePower minimumConsensusPower,
    PledgeRamp pledgeRamp,
    TokenAmount initialReserve,
    TokenAmount reserveSinceTeep) {

  /**
   * The last epoch before a version.
   *
   * @param height the last height at which the version before still rules
   * @param version the version that rules after it
   */
  public record Upgrade(long height, NetworkVersion version) {}

  private static final long BREEZE_BASE_FEE_EPOCHS = 120;

  /** The main network, whose genesis was in August 2020. */
  public static final FilecoinNetwork MAINNET =
      new FilecoinNetwork(
          "mainnet",
          upgrades(
              41280, 51000, 94000, 138720, 140760, 170000, 265200, 272400, 336458, 550321, 665280,
              712320, 892800, 1231620, 1594680, 1960320, 2383680, 2683348, 2809800, 2870280,
              3469380, 3855360, 4154640, 4461240, 4878840, 5138040, 5348280, 6052800),
          148888,
          StoragePower.ofTiB(10),
          new PledgeRamp(4461240, Epochs.YEAR),
          TokenAmount.ofFil(300_000_000),
          TokenAmount.ofFil(300_000_000));

  /** The test network that follows the main one. */
  public static final FilecoinNetwork CALIBRATION =
      new FilecoinNetwork(
          "calibrationnet",
          upgrades(
              -1, -2, -3, 30, 60, 90, 120, 240, 300, 330, 360, 390, 420, 450, 480, 510, 16800,
              322354, 489094, 492214, 1013134, 1427974, 1779094, 2078794, 2523454, 2543614, 3007294,
              3694534),
          -5,
          StoragePower.ofGiB(32),
          new PledgeRamp(2078794, 3 * Epochs.DAY),
          TokenAmount.ofFil(300_000_000),
          TokenAmount.ofFil(1_200_000_000));

  /** Copies the upgrades. */
  public FilecoinNetwork {
    upgrades = List.copyOf(upgrades);
  }

  private static List<Upgrade> upgrades(long... heights) {
    List<Upgrade> list = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      list.add(new Upgrade(heights[i], NetworkVersion.of(i + 1)));
    }
    return list;
  }

  /** The version that rules at a height; the height of an upgrade still has the version before. */
  public NetworkVersion versionAt(long height) {
    NetworkVersion version = NetworkVersion.V0;
    for (Upgrade upgrade : upgrades) {
      if (height <= upgrade.height()) {
        return version;
      }
      version = upgrade.version();
    }
    return version;
  }

  /** The parameters that rule at a height. */
  public FilecoinPolicy policyAt(long height) {
    return FilecoinPolicy.of(versionAt(height));
  }

  /**
   * The last height before a version.
   *
   * @throws EconomicsException if the network has no such upgrade
   */
  public long heightOf(NetworkVersion version) {
    return upgrades.stream()
        .filter(upgrade -> upgrade.version() == version)
        .mapToLong(Upgrade::height)
        .findFirst()
        .orElseThrow(() -> new EconomicsException(name + ": no upgrade to " + version));
  }

  /** The ramp of the pledge that applies at an epoch: none before version 24. */
  public PledgeRamp pledgeRampAt(long epoch) {
    return versionAt(epoch).isAtLeast(NetworkVersion.V24) ? pledgeRamp : PledgeRamp.NONE;
  }

  /** What the reserve actor is taken to have held at genesis, at a height. */
  public TokenAmount initialReserveAt(long height) {
    return versionAt(height).isAtLeast(NetworkVersion.V25) ? reserveSinceTeep : initialReserve;
  }

  /**
   * How the base fee of a tipset's child is found; the tipset of FireHorse's height is the first.
   */
  public BaseFeeRule baseFeeRuleAt(long tipsetHeight) {
    long breeze = heightOf(NetworkVersion.V1);
    if (breeze >= 0 && tipsetHeight > breeze && tipsetHeight < breeze + BREEZE_BASE_FEE_EPOCHS) {
      return BaseFeeRule.MINIMUM;
    }
    if (tipsetHeight >= heightOf(NetworkVersion.V28)) {
      return BaseFeeRule.PREMIUM;
    }
    return tipsetHeight > heightOf(NetworkVersion.V2)
        ? BaseFeeRule.UTILIZATION
        : BaseFeeRule.PACKED_UTILIZATION;
  }
}
