// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;

/**
 * A subnet that may receive emission: its first emission block is set, its token enabled,
 * registration allowed; root isn't among them.
 *
 * @param netuid the subnet
 * @param price of alpha in TAO in the pool; 1 for subnets without a pool
 * @param movingPrice the average of that, see {@link MovingPrice}; 1 for subnets without a pool
 * @param minerBurned the part of the miners' alpha that was withheld at the last epoch
 * @param isEmissionEnabled whether TAO goes to the subnet; alpha does in any case
 * @param alphaIn alpha in the pool, in rao
 * @param alphaOut alpha outside of it, in rao
 */
public record SubnetState(
    int netuid,
    U64F64 price,
    I96F32 movingPrice,
    U96F32 minerBurned,
    boolean isEmissionEnabled,
    long alphaIn,
    long alphaOut) {

  /** All alpha of the subnet. */
  public long alphaIssuance() {
    return U64.saturatingAdd(alphaIn, alphaOut);
  }
}
