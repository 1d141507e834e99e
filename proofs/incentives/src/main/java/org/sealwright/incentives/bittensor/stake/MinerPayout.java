// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U96F32;

/**
 * What miners are paid of an epoch's incentives: the subnet owner's hotkeys get nothing, and what
 * they would have got is burned or recycled ({@code distribute_dividends_and_incentives} of {@code
 * run_coinbase.rs}).
 *
 * @param <K> the type of the keys
 * @param paid what is staked for each hotkey
 * @param withheld burned or recycled; u64 in rao
 * @param minerBurned the withheld part, by which the subnet's share of TAO is lowered
 */
public record MinerPayout<K>(
    List<ParentDividends.Share<K>> paid, long withheld, U96F32 minerBurned) {

  /** Copies the list. */
  public MinerPayout {
    paid = List.copyOf(paid);
  }

  /**
   * Pays incentives.
   *
   * @param incentives in ascending order of the hotkeys
   * @param owners hotkeys of the subnet's owner
   */
  public static <K> MinerPayout<K> of(List<ParentDividends.Share<K>> incentives, Set<K> owners) {
    List<ParentDividends.Share<K>> paid = new ArrayList<>();
    long total = 0;
    long withheld = 0;
    for (ParentDividends.Share<K> incentive : incentives) {
      total = U64.saturatingAdd(total, incentive.amount());
      if (owners.contains(incentive.hotkey())) {
        withheld = U64.saturatingAdd(withheld, incentive.amount());
      } else {
        paid.add(incentive);
      }
    }
    return new MinerPayout<>(paid, withheld, U96F32.ofU64(withheld).safeDiv(U96F32.ofU64(total)));
  }
}
