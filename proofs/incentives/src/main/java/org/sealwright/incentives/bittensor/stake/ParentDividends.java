// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U96F32;

/**
 * How a validator's dividend is shared with its parents, by what each of them contributes to its
 * stake ({@code get_parent_child_dividends_distribution} of {@code run_coinbase.rs}).
 *
 * @param <K> the type of the keys
 * @param shares parents in their stored order, then the hotkey itself; amounts are u64 in rao
 * @param recycled alpha that leaves the supply
 */
public record ParentDividends<K>(List<Share<K>> shares, long recycled) {

  /** Copies the list. */
  public ParentDividends {
    shares = List.copyOf(shares);
  }

  /**
   * One hotkey's part.
   *
   * @param <K> the type of the keys
   * @param hotkey whose
   * @param amount u64 in rao
   */
  public record Share<K>(K hotkey, long amount) {}

  /**
   * Stake and ownership of hotkeys on a subnet.
   *
   * @param <K> the type of the keys
   * @param alphaOf direct alpha by hotkey
   * @param rootTaoOf direct TAO on root by hotkey
   * @param ownerOf coldkey by hotkey
   */
  public record Ledger<K>(
      ToLongFunction<K> alphaOf, ToLongFunction<K> rootTaoOf, Function<K, K> ownerOf) {}

  /**
   * What a child keeps of the dividends of others' stake.
   *
   * @param childkeyTake parts of 65535 that the child takes
   * @param burn parts of 2^64 - 1 that are recycled; a u64
   */
  public record Takes(int childkeyTake, long burn) {
    private static final U96F32 U16 = U96F32.of(0xFFFF);

    /** Checks the type of the take. */
    public Takes {
      if (childkeyTake < 0 || childkeyTake > 0xFFFF) {
        throw new EconomicsException("take " + childkeyTake + ", wanted 0 to 65535");
      }
    }

    U96F32 takeShare() {
      return U96F32.of(childkeyTake).safeDiv(U16);
    }

    U96F32 burnShare() {
      return U96F32.ofU64(burn).safeDiv(U96F32.ofU64(U64.MAX));
    }
  }

  /**
   * Shares a dividend.
   *
   * @param dividend u64 in rao
   */
  public static <K> ParentDividends<K> of(
      K hotkey,
      long dividend,
      List<KeyShare<K>> parents,
      List<KeyShare<K>> children,
      Ledger<K> ledger,
      Takes takes,
      TaoWeight weight) {
    U96F32 all = U96F32.ofU64(dividend);
    long self =
        StakeInheritance.selfContribution(
            ledger.alphaOf().applyAsLong(hotkey),
            ledger.rootTaoOf().applyAsLong(hotkey),
            children,
            weight);
    List<U96F32> contributions = new ArrayList<>();
    U96F32 total = U96F32.ofU64(self);
    for (KeyShare<K> parent : parents) {
      U96F32 contribution =
          StakeInheritance.contribution(
              ledger.alphaOf().applyAsLong(parent.key()),
              ledger.rootTaoOf().applyAsLong(parent.key()),
              parent.share(),
              weight);
      contributions.add(contribution);
      total = total.saturatingAdd(contribution);
    }
    List<Share<K>> shares = new ArrayList<>();
    U96F32 remaining = all;
    U96F32 taken = U96F32.ZERO;
    long recycled = 0;
    for (int i = 0; i < parents.size(); i++) {
      K parent = parents.get(i).key();
      U96F32 part = all.saturatingMul(contributions.get(i).checkedDiv(total).orElse(U96F32.ZERO));
      remaining = remaining.saturatingSub(part);
      if (!ledger.ownerOf().apply(parent).equals(ledger.ownerOf().apply(hotkey))) {
        U96F32 burned = takes.burnShare().saturatingMul(part);
        U96F32 take = takes.takeShare().saturatingMul(part);
        part = part.saturatingSub(burned).saturatingSub(take);
        taken = taken.saturatingAdd(take);
        recycled = U64.saturatingAdd(recycled, burned.toU64());
      }
      shares.add(new Share<>(parent, part.toU64()));
    }
    shares.add(new Share<>(hotkey, remaining.saturatingAdd(taken).toU64()));
    return new ParentDividends<>(shares, recycled);
  }
}
