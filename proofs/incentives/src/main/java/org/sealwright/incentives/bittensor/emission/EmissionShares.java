// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import java.util.ArrayList;
import java.util.List;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;

/**
 * How a block's TAO is shared among the subnets: by average price, less what a subnet withholds
 * from its miners ({@code get_shares} of {@code
 * pallets/subtensor/src/coinbase/subnet_emissions.rs}). {@link FlowShares} is the rule of earlier
 * releases.
 */
public final class EmissionShares {
  private EmissionShares() {}

  /** The shares of the subnets, in their order; those without emission still have one here. */
  public static List<U64F64> byPrice(List<SubnetState> subnets) {
    U64F64 total = sum(subnets.stream().map(subnet -> U64F64.from(subnet.movingPrice())).toList());
    List<U64F64> prices =
        subnets.stream()
            .map(s -> U64F64.from(s.movingPrice()).checkedDiv(total).orElse(U64F64.ZERO))
            .toList();
    List<U64F64> weighted = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      U64F64 burned = U64F64.from(subnets.get(i).minerBurned()).min(U64F64.ONE);
      weighted.add(prices.get(i).saturatingMul(U64F64.ONE.saturatingSub(burned)));
    }
    U64F64 weight = sum(weighted);
    return weight.isZero() ? prices : weighted.stream().map(w -> w.safeDiv(weight)).toList();
  }

  /**
   * The TAO of each subnet. What a subnet without emission would get goes to the others.
   *
   * @param blockEmission rao of the block
   * @param shares in the order of the subnets
   * @throws EconomicsException unless there is a share for each subnet
   */
  public static List<U96F32> amounts(
      List<SubnetState> subnets, List<U64F64> shares, long blockEmission) {
    if (shares.size() != subnets.size()) {
      throw new EconomicsException(
          shares.size() + " shares, wanted one for each of " + subnets.size() + " subnets");
    }
    List<U64F64> enabled = new ArrayList<>();
    for (int i = 0; i < subnets.size(); i++) {
      enabled.add(subnets.get(i).isEmissionEnabled() ? shares.get(i) : U64F64.ZERO);
    }
    // Only where some are left out: dividing by a sum of 1 would change the last bits.
    boolean isPartial = subnets.stream().anyMatch(subnet -> !subnet.isEmissionEnabled());
    U64F64 total = sum(enabled);
    U64F64 emission = U64F64.ofU64(blockEmission);
    return enabled.stream()
        .map(share -> isPartial ? share.safeDiv(total) : share)
        .map(share -> U96F32.from(emission.saturatingMul(share)))
        .toList();
  }

  /** Whether root's alpha is sold: when the average prices of all of these subnets exceed 1 TAO. */
  public static boolean isRootSold(List<SubnetState> subnets) {
    U64F64 total = U64F64.ZERO;
    for (SubnetState subnet : subnets) {
      total = total.plus(U64F64.from(subnet.movingPrice()));
    }
    return total.compareTo(U64F64.ONE) > 0;
  }

  static U64F64 sum(List<U64F64> values) {
    return values.stream().reduce(U64F64.ZERO, U64F64::saturatingAdd);
  }
}
