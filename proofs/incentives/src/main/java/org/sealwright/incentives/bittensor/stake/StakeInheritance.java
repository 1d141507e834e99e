// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.util.List;
import java.util.function.ToLongFunction;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.math.U96F32;

/**
 * Stake that counts for another hotkey than the one that holds it ({@code
 * get_inherited_for_hotkey_on_subnet}): a hotkey has its own, less what its children get, plus what
 * its parents give. There are no chains: only a parent's direct stake counts.
 */
public final class StakeInheritance {
  private StakeInheritance() {}

  /**
   * The stake that counts for a hotkey, u64 in rao: of alpha on a subnet, or of TAO on root.
   *
   * @param stakeOf direct stake by hotkey
   */
  public static <K> long inherited(
      K hotkey, List<KeyShare<K>> parents, List<KeyShare<K>> children, ToLongFunction<K> stakeOf) {
    U96F32 own = U96F32.ofU64(stakeOf.applyAsLong(hotkey));
    U96F32 given = U96F32.ZERO;
    for (KeyShare<K> child : children) {
      given = given.saturatingAdd(own.saturatingMul(child.share()));
    }
    U96F32 taken = U96F32.ZERO;
    for (KeyShare<K> parent : parents) {
      U96F32 stake = U96F32.ofU64(stakeOf.applyAsLong(parent.key()));
      taken = taken.saturatingAdd(stake.saturatingMul(parent.share()));
    }
    return own.saturatingSub(given).saturatingAdd(taken).toU64();
  }

  /**
   * What a hotkey itself contributes to its weight, children's shares taken off, in rao of alpha.
   *
   * @param alpha its alpha on the subnet
   * @param rootTao its TAO on root
   */
  public static <K> long selfContribution(
      long alpha, long rootTao, List<KeyShare<K>> children, TaoWeight weight) {
    U96F32 rest = U96F32.ONE;
    for (KeyShare<K> child : children) {
      rest = rest.saturatingSub(child.share());
    }
    return contribution(alpha, rootTao, rest, weight).toU64();
  }

  /** What a part of alpha and of TAO on root weighs, in alpha. */
  static U96F32 contribution(long alpha, long rootTao, U96F32 part, TaoWeight weight) {
    U96F32 tao = U96F32.ofU64(rootTao).saturatingMul(part).saturatingMul(weight.share());
    return U96F32.ofU64(alpha).saturatingMul(part).saturatingAdd(tao);
  }
}
