// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.incentives.math.U64;

/**
 * The alpha of a hotkey and what its stakers own of it ({@code SharePool} of {@code
 * primitives/share-pool}): one total in rao, and a share of it for each coldkey, so that a dividend
 * is one addition. Not thread-safe.
 *
 * @param <K> the type of the keys of the stakers
 */
public final class SharePool<K> {
  private final Map<K, ShareFloat> shares = new LinkedHashMap<>();
  private ShareFloat denominator = ShareFloat.ZERO;
  private long total;

  /** Without alpha and stakers. */
  public SharePool() {}

  /** All alpha, u64 in rao. */
  public long total() {
    return total;
  }

  /** The sum that shares are parts of. */
  public ShareFloat denominator() {
    return denominator;
  }

  /** A staker's share, 0 for strangers. */
  public ShareFloat share(K key) {
    return shares.getOrDefault(key, ShareFloat.ZERO);
  }

  /** A staker's alpha, in rao. */
  public long value(K key) {
    return ShareFloat.ofU64(total)
        .mulDiv(share(key), denominator)
        .map(ShareFloat::toU64)
        .orElse(0L);
  }

  /**
   * Adds to all stakers in proportion, or takes from them.
   *
   * @param change signed, in rao; the total ends at 0 and at 2^64 - 1
   */
  public void updateAll(long change) {
    total =
        change >= 0 ? U64.saturatingAdd(total, change) : U64.saturatingSub(total, Math.abs(change));
  }

  /** Adds to one staker, or takes from it. */
  public void updateOne(K key, long change) {
    ShareFloat amount = ShareFloat.ofU64(Math.abs(change));
    if (denominator.isZero()) {
      denominator = amount;
      shares.put(key, amount);
    } else {
      ShareFloat moved =
          amount.mulDiv(denominator, ShareFloat.ofU64(total)).orElse(ShareFloat.ZERO);
      shares.put(key, moved(share(key), moved, change > 0));
      denominator = moved(denominator, moved, change > 0);
    }
    updateAll(change);
  }

  private static ShareFloat moved(ShareFloat from, ShareFloat by, boolean isUp) {
    return (isUp ? from.add(by) : from.subtract(by)).orElse(from);
  }
}
