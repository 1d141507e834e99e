// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.supply;

import java.math.BigInteger;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/** How much of a multisig wallet's initial balance is still locked. */
public final class MultisigLock {
  private MultisigLock() {}

  /**
   * The rule of today's multisig actor, rounded up.
   *
   * @param initialBalance what was locked at the start
   * @param unlockDuration epochs over which it becomes free; 0 locks nothing
   * @param elapsed epochs since the start, any sign
   */
  public static TokenAmount locked(TokenAmount initialBalance, long unlockDuration, long elapsed) {
    if (elapsed >= unlockDuration) {
      return TokenAmount.ZERO;
    }
    if (elapsed <= 0) {
      return initialBalance;
    }
    return new TokenAmount(
        FloorMath.divideUp(
            initialBalance.atto().multiply(left(unlockDuration, elapsed)),
            BigInteger.valueOf(unlockDuration)));
  }

  /**
   * The rule of the first multisig actor, which the supply of genesis allocations is reckoned by
   * still: a floored amount for each epoch that is left, so some is free at once.
   */
  public static TokenAmount lockedAtGenesis(
      TokenAmount initialBalance, long unlockDuration, long elapsed) {
    if (elapsed >= unlockDuration) {
      return TokenAmount.ZERO;
    }
    if (elapsed < 0) {
      return initialBalance;
    }
    return initialBalance.scaled(1, unlockDuration).times(left(unlockDuration, elapsed));
  }

  private static BigInteger left(long unlockDuration, long elapsed) {
    return BigInteger.valueOf(unlockDuration).subtract(BigInteger.valueOf(elapsed));
  }
}
