// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import org.sealwright.incentives.math.U64;

/**
 * Alpha that waits for a subnet's next epoch; amounts are u64 in rao. An epoch takes all of it and
 * leaves {@link #NONE}.
 *
 * @param ownerCut for the owner
 * @param server for the miners
 * @param validator for the validators
 * @param root for root stake
 */
public record PendingEmission(long ownerCut, long server, long validator, long root) {
  /** Nothing waits. */
  public static final PendingEmission NONE = new PendingEmission(0, 0, 0, 0);

  /**
   * With a block's alpha.
   *
   * @param isRootSold see {@link EmissionShares#isRootSold}; if not, root's part is recycled
   *     instead
   */
  public PendingEmission plus(AlphaSplit split, boolean isRootSold) {
    return new PendingEmission(
        U64.saturatingAdd(ownerCut, split.ownerCut()),
        U64.saturatingAdd(server, split.server()),
        U64.saturatingAdd(validator, split.validator()),
        isRootSold ? U64.saturatingAdd(root, split.root()) : root);
  }

  /** What goes into the epoch, where miners and validators share it. */
  public long intoEpoch() {
    return U64.saturatingAdd(U64.saturatingAdd(server, validator), root);
  }

  /** What the validators share after an epoch: the miners' part too if no miner earned anything. */
  public long validatorPool(long incentives) {
    return incentives == 0 ? U64.saturatingAdd(validator, server) : validator;
  }
}
