// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import java.math.BigInteger;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;

/**
 * Root stakers' alpha, which waits until they claim it: a rate of alpha for each TAO, and what each
 * has claimed of it ({@code claim_root.rs}). A claim adds what was owed to what counts as claimed;
 * alpha that is kept is staked on the subnet, alpha that is swapped becomes root stake, for which
 * what counts as claimed moves by {@link #shift} as for any other.
 *
 * @param rate alpha for a rao of root stake since the beginning
 */
public record RootClaim(I96F32 rate) {
  /** Less than this isn't paid out, in rao of alpha. */
  public static final long DEFAULT_THRESHOLD = 500_000;

  /** Nothing was given out yet. */
  public static final RootClaim NONE = new RootClaim(I96F32.ZERO);

  /**
   * What becomes of an epoch's alpha for a hotkey's root stakers.
   *
   * @param claim the rate afterwards
   * @param toOwner what is staked to the hotkey's owner instead, in rao: all of it if it exceeds
   *     the stake
   */
  public record Added(RootClaim claim, long toOwner) {}

  /**
   * Gives alpha to a hotkey's root stakers.
   *
   * @param amount u64 in rao of alpha, the owner's take taken off
   * @param rootStake u64 in rao
   */
  public Added add(long amount, long rootStake) {
    if (U64.isLess(rootStake, amount)) {
      return new Added(this, amount);
    }
    I96F32 increment = I96F32.ofU64(amount).checkedDiv(I96F32.ofU64(rootStake)).orElse(I96F32.ZERO);
    return new Added(new RootClaim(rate.saturatingAdd(increment)), 0);
  }

  /**
   * What a staker can claim, in rao of alpha.
   *
   * @param stake the staker's TAO with the hotkey, u64 in rao
   * @param claimed what counts as claimed; a u128
   * @param threshold below which nothing is paid, u64 in rao; 0 for none
   */
  public long owed(long stake, BigInteger claimed, long threshold) {
    I96F32 all = rate.saturatingMul(I96F32.ofU64(stake));
    BigInteger past = I96F32.FORMAT.saturate(claimed.shiftLeft(I96F32.FORMAT.fractionBits()));
    long owed = all.saturatingSub(new I96F32(past)).toU64();
    return U64.isLess(owed, threshold) ? 0 : owed;
  }

  /**
   * By how much what counts as claimed moves when a staker adds or removes TAO. A u128: a rate that
   * grew over a small stake gives more than 64 bits for a large one.
   *
   * @param stakeChange u64 in rao
   */
  public BigInteger shift(long stakeChange) {
    return rate.saturatingMul(I96F32.ofU64(stakeChange)).floor().max(BigInteger.ZERO);
  }
}
