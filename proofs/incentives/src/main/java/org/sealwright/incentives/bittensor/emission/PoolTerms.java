// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;

/**
 * What a block puts into a subnet's pool ({@code get_subnet_terms} of {@code run_coinbase.rs}). The
 * network floors each to rao.
 *
 * @param taoIn TAO added to the pool
 * @param alphaIn alpha added to the pool, which keeps the price
 * @param alphaOut alpha created for the owner, miners and validators
 * @param excessTao TAO that buys alpha from the pool instead
 */
public record PoolTerms(U96F32 taoIn, U96F32 alphaIn, U96F32 alphaOut, U96F32 excessTao) {

  /**
   * The terms of a subnet, from what it was before the block.
   *
   * @param tao the subnet's share of the block, see {@link EmissionShares#amounts}
   */
  public static PoolTerms of(SubnetState subnet, U96F32 tao, long rootTao, TaoWeight weight) {
    U96F32 alphaOut = U96F32.ofU64(BlockEmission.at(subnet.alphaIssuance()));
    U96F32 root = weight.rootProportion(rootTao, subnet.alphaIssuance());
    return of(tao, subnet.price(), root, alphaOut);
  }

  private static PoolTerms of(
      U96F32 tao, U64F64 poolPrice, U96F32 rootProportion, U96F32 alphaOut) {
    U96F32 price = U96F32.from(poolPrice);
    U96F32 alphaIn = tao.safeDiv(price);
    U96F32 cap = rootProportion.saturatingMul(alphaOut);
    U96F32 taoIn = tao;
    if (alphaIn.compareTo(cap) > 0) {
      alphaIn = cap;
      taoIn = cap.saturatingMul(price);
    }
    return new PoolTerms(taoIn, alphaIn, alphaOut, tao.saturatingSub(taoIn));
  }
}
