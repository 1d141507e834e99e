// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import java.math.BigInteger;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.SubstrateFixed;
import org.sealwright.incentives.math.U64;

/**
 * What a block issues, which depends on what is issued already: 1 TAO at first, half of it from
 * half of the supply on, and so forth ({@code pallets/subtensor/src/coinbase/block_emission.rs}).
 * The same function of a subnet's alpha gives its alpha a block.
 */
public final class BlockEmission {
  /** Rao in a TAO, and in an alpha. */
  public static final long RAO = 1_000_000_000;

  /** The supply that is never exceeded, in rao. */
  public static final long MAX_SUPPLY = 21_000_000 * RAO;

  /** Seconds between blocks. */
  public static final int BLOCK_SECONDS = 12;

  /** Blocks of a day. */
  public static final int BLOCKS_A_DAY = 86_400 / BLOCK_SECONDS;

  /** Halvings after which less than a rao is left. */
  public static final int HALVINGS = 30;

  private static final I96F32 HALVING_SUPPLY = I96F32.of(MAX_SUPPLY / 2);

  private BlockEmission() {}

  /**
   * The emission of a block, in rao.
   *
   * @param issuance what is issued before it, u64 in rao
   */
  public static long at(long issuance) {
    if (!U64.isLess(issuance, MAX_SUPPLY)) {
      return 0;
    }
    int halvings = 0;
    while (halvings < HALVINGS && issuance >= threshold(halvings + 1)) {
      halvings++;
    }
    return RAO >> halvings;
  }

  /**
   * The first issuance, in rao, with so many halvings: the supply less its 2^-k, rounded up.
   *
   * @param halvings 0 to {@value #HALVINGS}
   */
  public static long threshold(int halvings) {
    return MAX_SUPPLY - (MAX_SUPPLY >> halvings);
  }

  /**
   * The emission as the network computes it, in I96F32 through a logarithm. Equal to {@link #at},
   * which takes a hundredth of the time.
   */
  static long computed(long issuance) {
    if (!U64.isLess(issuance, MAX_SUPPLY)) {
      return 0;
    }
    I96F32 residual = residual(issuance);
    I96F32 divisor = I96F32.ONE;
    for (BigInteger k = residual.floor(); k.signum() > 0; k = k.subtract(BigInteger.ONE)) {
      divisor = divisor.saturatingMul(I96F32.of(2));
    }
    return I96F32.ONE.safeDiv(divisor).saturatingMul(I96F32.of(RAO)).toU64();
  }

  /** The logarithm to base 2 of the supply over what is left of it. */
  static I96F32 residual(long issuance) {
    I96F32 issued = I96F32.ofU64(issuance).safeDiv(HALVING_SUPPLY.saturatingMul(I96F32.of(2)));
    return I96F32
        .ONE
        .checkedDiv(I96F32.ONE.saturatingSub(issued))
        .flatMap(SubstrateFixed::log2)
        .orElse(I96F32.ZERO);
  }

  /**
   * What is minted: the emission, but nothing beyond the supply.
   *
   * @param issuance the pallet's count, which the schedule follows
   * @param balances the TAO that exists
   */
  public static long minted(long issuance, long balances) {
    return U64.min(at(issuance), U64.saturatingSub(MAX_SUPPLY, balances));
  }
}
