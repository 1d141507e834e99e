// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.math.U64F64;

/**
 * A neuron of a Bittensor subnet, an epoch of the simulation being a block of 12 seconds. The
 * subnet's own epochs run every tempo. The pool's price stays what it is: swaps, of the chain's own
 * purchases too, are left out.
 *
 * @param issuance rao issued before the first block
 * @param subnet its neurons
 * @param pool its alpha
 * @param uid the participant
 */
public record BittensorScenario(long issuance, Subnet subnet, Pool pool, int uid)
    implements Scenario {
  private static final long BLOCKS_OF_YEAR = 365L * BlockEmission.BLOCKS_A_DAY;

  public BittensorScenario {
    if (issuance < 0) {
      throw new EconomicsException("issuance is " + issuance + "; wanted 0 or more");
    }
    subnet.checkUid("uid", uid);
    if (subnet.parameters().tempo() < 1) {
      throw new EconomicsException("tempo is 0; the subnet would have no epochs");
    }
  }

  /**
   * The subnet's alpha before the first block, and its share of TAO.
   *
   * @param alphaIn in the pool
   * @param alphaOut outside of it
   * @param price of alpha in TAO
   * @param sharePpm of each block's TAO, 0 to 1,000,000
   * @param rootTao rao staked on root
   */
  public record Pool(long alphaIn, long alphaOut, U64F64 price, int sharePpm, long rootTao) {
    public Pool {
      if (alphaIn < 0 || alphaOut < 0 || rootTao < 0 || sharePpm < 0 || sharePpm > 1_000_000) {
        throw new EconomicsException(
            "alpha %d and %d, share %d, root %d; wanted 0 or more, a share of at most 1000000"
                .formatted(alphaIn, alphaOut, sharePpm, rootTao));
      }
    }
  }

  @Override
  public String network() {
    return "bittensor";
  }

  @Override
  public long epochsPerYear() {
    return BLOCKS_OF_YEAR;
  }

  @Override
  public NetworkModel model() {
    return new BittensorModel(this);
  }
}
