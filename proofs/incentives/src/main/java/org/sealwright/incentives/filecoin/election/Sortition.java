// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.election;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.math.Q256;

/** The lottery of an epoch: which miners make a block, and how many wins it counts. */
public final class Sortition {
  private static final int DIGEST_BYTES = 32;

  private Sortition() {}

  /**
   * The win count of a miner. A block must state exactly this number, and it must be 1 or more.
   *
   * @param vrfProof of the election; may be empty
   * @param power of the miner, quality-adjusted, at the lookback epoch
   * @param total of the network
   * @return 0 to 15
   * @throws EconomicsException if a power is out of range
   */
  public static int winCount(byte[] vrfProof, StoragePower power, StoragePower total) {
    return PoissonWins.of(power, total).wins(draw(vrfProof));
  }

  /** The number in [0, 1) that a proof draws: its BLAKE2b-256 digest over 2<sup>256</sup>. */
  public static Q256 draw(byte[] vrfProof) {
    Blake2bDigest digest = new Blake2bDigest(DIGEST_BYTES * Byte.SIZE);
    digest.update(vrfProof, 0, vrfProof.length);
    byte[] out = new byte[DIGEST_BYTES];
    digest.doFinal(out, 0);
    return new Q256(new BigInteger(1, out));
  }

  /**
   * The weight of a chain with one more tipset.
   *
   * @param parentWeight of the chain so far
   * @param totalPower of the network, quality-adjusted, above 0
   * @param winCounts sum over the tipset's blocks, 0 or more
   * @throws EconomicsException if a number is out of range
   */
  public static BigInteger chainWeight(
      BigInteger parentWeight, StoragePower totalPower, long winCounts) {
    if (totalPower.signum() <= 0 || winCounts < 0) {
      throw new EconomicsException(
          "chain weight: got %s and %d wins, wanted above 0 and 0 or more"
              .formatted(totalPower, winCounts));
    }
    BigInteger log = BigInteger.valueOf(totalPower.bytes().bitLength() - 1L).shiftLeft(8);
    BigInteger wins = log.multiply(BigInteger.valueOf(winCounts)).divide(BigInteger.TEN);
    return parentWeight.add(log).add(wins);
  }
}
