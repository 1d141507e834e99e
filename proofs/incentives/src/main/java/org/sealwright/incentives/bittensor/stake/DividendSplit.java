// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.emission.PendingEmission;
import org.sealwright.incentives.math.U96F32;

/**
 * How the validators' alpha of an epoch, and root's, are shared among hotkeys ({@code
 * calculate_dividend_distribution} of {@code run_coinbase.rs}). A dividend is split by what of the
 * hotkey's weight is alpha and what is TAO; pools are then shared by those parts. Shares have 32
 * bits after the point, so a pool isn't given out to the last rao.
 *
 * @param alpha by hotkey, from the validators' pool
 * @param root by hotkey, from root's pool
 */
public record DividendSplit(List<U96F32> alpha, List<U96F32> root) {

  /** Copies the lists. */
  public DividendSplit {
    alpha = List.copyOf(alpha);
    root = List.copyOf(root);
  }

  /**
   * A hotkey that earned dividends.
   *
   * @param dividend what it earned, all epochs' and parents' parts summed
   * @param alphaStake its alpha on the subnet, nothing inherited; u64 in rao
   * @param rootStake its TAO on root; u64 in rao
   */
  public record Earner(U96F32 dividend, long alphaStake, long rootStake) {}

  /**
   * What a hotkey's owner takes of an amount and what is left to those who delegate to it.
   *
   * @param take u64 in rao
   * @param rest u64 in rao
   */
  public record Take(long take, long rest) {
    /** The default for delegates in parts of 65535, and the most a child key may take: 18 %. */
    public static final int DEFAULT = 11_796;

    private static final U96F32 U16 = U96F32.of(0xFFFF);

    /**
     * Splits an amount; each side is floored by itself.
     *
     * @param rate parts of 65535
     */
    public static Take of(U96F32 amount, int rate) {
      if (rate < 0 || rate > 0xFFFF) {
        throw new EconomicsException("take " + rate + ", wanted 0 to 65535");
      }
      U96F32 take = U96F32.of(rate).safeDiv(U16).saturatingMul(amount);
      return new Take(take.toU64(), amount.saturatingSub(take).toU64());
    }
  }

  /**
   * Shares the pools.
   *
   * @param earners hotkeys in ascending order
   * @param pool the validators' pool in rao, see {@link PendingEmission#validatorPool}
   * @param rootPool root's pool in rao
   * @param taoWeight see {@link org.sealwright.incentives.bittensor.emission.TaoWeight#share}
   */
  public static DividendSplit of(List<Earner> earners, long pool, long rootPool, U96F32 taoWeight) {
    List<U96F32> alpha = new ArrayList<>();
    List<U96F32> root = new ArrayList<>();
    for (Earner earner : earners) {
      U96F32 weighted = U96F32.ofU64(earner.rootStake()).saturatingMul(taoWeight);
      U96F32 total = U96F32.ofU64(earner.alphaStake()).saturatingAdd(weighted);
      U96F32 part = earner.dividend().saturatingMul(weighted.checkedDiv(total).orElse(U96F32.ZERO));
      root.add(part);
      alpha.add(earner.dividend().saturatingSub(part));
    }
    return new DividendSplit(shared(alpha, pool), shared(root, rootPool));
  }

  private static List<U96F32> shared(List<U96F32> parts, long pool) {
    U96F32 total = parts.stream().reduce(U96F32.ZERO, U96F32::saturatingAdd);
    U96F32 all = U96F32.ofU64(pool);
    return parts.stream()
        .map(part -> all.saturatingMul(part.checkedDiv(total).orElse(U96F32.ZERO)))
        .toList();
  }
}
