// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.supply;

import java.util.List;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;

/**
 * The allocations of genesis (Protocol Labs, Foundation, investors) as they become free. Three
 * schedules followed each other; the first is in attoFIL by a mistake of history that is kept.
 */
public final class GenesisVesting {
  private record Allocation(long days, TokenAmount amount) {}

  private static final List<Allocation> BEFORE_IGNITION =
      List.of(
          atto(183, 82_717_041),
          atto(365, 22_421_712),
          atto(730, 7_223_364),
          atto(1095, 87_637_883),
          atto(2190, 400_000_000));

  private static final List<Allocation> BEFORE_CALICO =
      BEFORE_IGNITION.stream().map(a -> fil(a.days(), a.amount().atto().longValueExact())).toList();

  private static final List<Allocation> SINCE_CALICO =
      List.of(
          fil(0, 10_632_000),
          fil(183, 51_803_587),
          fil(365, 31_821_712),
          fil(730, 7_223_364),
          fil(1095, 88_536_841),
          fil(2190, 409_805_053));

  private GenesisVesting() {}

  private static Allocation atto(long days, long amount) {
    return new Allocation(days, TokenAmount.ofAtto(amount));
  }

  private static Allocation fil(long days, long amount) {
    return new Allocation(days, TokenAmount.ofFil(amount));
  }

  /**
   * What has vested at a height.
   *
   * @param network whose upgrades change the schedule
   * @param height the epoch
   * @param genesisPledge what the first miners had locked at genesis, counted up to Assembly
   */
  public static TokenAmount at(FilecoinNetwork network, long height, TokenAmount genesisPledge) {
    TokenAmount vested;
    if (height <= network.heightOf(NetworkVersion.V3)) {
      vested = vested(BEFORE_IGNITION, height);
    } else {
      long elapsed = Epochs.minus(height, network.liftoff());
      vested =
          vested(
              height <= network.heightOf(NetworkVersion.V7) ? BEFORE_CALICO : SINCE_CALICO,
              elapsed);
    }
    return height <= network.heightOf(NetworkVersion.V4) ? vested.plus(genesisPledge) : vested;
  }

  /** All that the present schedule allots: 599,822,557 FIL. */
  public static TokenAmount total() {
    return SINCE_CALICO.stream()
        .map(Allocation::amount)
        .reduce(TokenAmount.ZERO, TokenAmount::plus);
  }

  private static TokenAmount vested(List<Allocation> allocations, long elapsed) {
    TokenAmount vested = TokenAmount.ZERO;
    for (Allocation each : allocations) {
      TokenAmount locked =
          MultisigLock.lockedAtGenesis(each.amount(), each.days() * Epochs.DAY, elapsed);
      vested = vested.plus(each.amount().minus(locked));
    }
    return vested;
  }
}
