// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U96F32;

/**
 * What a TAO of root stake counts in alpha.
 *
 * @param parts of 2^64 - 1, a u64
 */
public record TaoWeight(long parts) {
  /** The default of the code, about 0.0527. */
  public static final TaoWeight DEFAULT = new TaoWeight(971_718_665_099_567_868L);

  private static final U96F32 WHOLE = U96F32.ofU64(U64.MAX);

  /** As a number: truncated to 32 bits after the point. */
  public U96F32 share() {
    return U96F32.ofU64(parts).safeDiv(WHOLE);
  }

  /**
   * The part of a subnet's validators' alpha that belongs to root stake.
   *
   * @param rootTao all TAO staked on root, in rao
   * @param alphaIssuance all alpha of the subnet, in its pool and out of it
   */
  public U96F32 rootProportion(long rootTao, long alphaIssuance) {
    U96F32 weighted = share().saturatingMul(U96F32.ofU64(rootTao));
    return weighted
        .checkedDiv(weighted.saturatingAdd(U96F32.ofU64(alphaIssuance)))
        .orElse(U96F32.ZERO);
  }
}
