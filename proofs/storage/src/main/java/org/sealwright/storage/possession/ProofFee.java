// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.math.BigInteger;

/** What the contract burns for a proof ({@code PDPFees.calculateProofFee}). */
public final class ProofFee {

  /** What it takes for a TiB unless its owner changed it: 230000 gwei. */
  public static final BigInteger DEFAULT_PER_TIB = new BigInteger("230000000000000");

  private static final int LEAF_LOG2 = 5;
  private static final int TIB_LOG2 = 40;

  private ProofFee() {}

  /**
   * The fee, {@code floor(perTiB * 32 * range / 2^40)}; it must come with the call, more is given
   * back.
   *
   * @param perTiB attoFIL for a TiB, not negative
   * @param challengeRange leaves that can be challenged, at least 1
   * @return attoFIL
   */
  public static BigInteger of(BigInteger perTiB, long challengeRange) {
    if (challengeRange < 1 || perTiB.signum() < 0) {
      throw new IllegalArgumentException(
          "range (" + challengeRange + ") must be at least 1, fee (" + perTiB + ") at least 0");
    }
    BigInteger bytes = BigInteger.valueOf(challengeRange).shiftLeft(LEAF_LOG2);
    return perTiB.multiply(bytes).shiftRight(TIB_LOG2);
  }
}
