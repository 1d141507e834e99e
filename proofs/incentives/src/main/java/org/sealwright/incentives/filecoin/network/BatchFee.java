// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.network;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/**
 * The fee of aggregated proofs and batches (FIP-0013, FIP-0024), burnt; charged from version 13 to
 * 24 and removed by FIP-0100.
 *
 * @param balancer the least base fee that is reckoned with, attoFIL per gas
 * @param proveCommitGas gas saved per proven sector
 * @param preCommitGas gas saved per pre-committed sector; 0 where pre-commits were free
 */
public record BatchFee(TokenAmount balancer, long proveCommitGas, long preCommitGas) {
  /** Versions 25 on, and before 13: none. */
  public static final BatchFee NONE = new BatchFee(TokenAmount.ZERO, 0, 0);

  /** Version 13. */
  static final BatchFee FIRST = new BatchFee(TokenAmount.ofNanoFil(2), 65_733_297, 0);

  /** Versions 14 to 24. */
  static final BatchFee SECOND = new BatchFee(TokenAmount.ofNanoFil(5), 49_299_973, 16_433_324);

  private static final long DISCOUNT = 20;

  /** For proving {@code sectors} in one aggregate at this base fee. */
  public TokenAmount proveCommit(long sectors, TokenAmount baseFee) {
    return fee(proveCommitGas, sectors, baseFee);
  }

  /** For pre-committing {@code sectors} in one batch at this base fee. */
  public TokenAmount preCommit(long sectors, TokenAmount baseFee) {
    return fee(preCommitGas, sectors, baseFee);
  }

  private TokenAmount fee(long gas, long sectors, TokenAmount baseFee) {
    if (sectors < 0) {
      throw new EconomicsException("batch: got " + sectors + " sectors, wanted 0 or more");
    }
    TokenAmount price = baseFee.max(balancer).times(gas).times(sectors);
    return new TokenAmount(FloorMath.scale(price.atto(), 1, DISCOUNT));
  }
}
