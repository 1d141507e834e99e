// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.I32F32;
import org.sealwright.incentives.math.I64F64;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;

/**
 * Shares by the TAO that flows into subnets: the rule of releases before the one by price ({@code
 * get_shares_flow} of {@code subnet_emissions.rs}), kept in the network's code.
 *
 * @param isNet whether what the protocol itself put in is taken off
 * @param exponent applied to flows before they are normalised
 * @param cutoff the lowest flow that may lower the zero line
 * @param smoothing of the averages, in parts of 2^63 - 1; a u64
 */
public record FlowShares(boolean isNet, U64F64 exponent, I64F64 cutoff, long smoothing) {
  /** The network's defaults. */
  public static final FlowShares DEFAULT =
      new FlowShares(true, U64F64.ONE, I64F64.ZERO, 29_597_889_189_277L);

  private static final I64F64 WHOLE = I64F64.of(Long.MAX_VALUE);
  private static final U64F64 I32_MAX = U64F64.of(Integer.MAX_VALUE);
  private static final U64F64 LEAST = I32_MAX.safeDiv(U64F64.ofU64(U64.MAX));
  private static final U64F64 EPSILON = U64F64.ONE.safeDiv(U64F64.of(1000));

  /**
   * An average of flows.
   *
   * @param block when it was last updated
   * @param value rao a block
   */
  public record Average(long block, I64F64 value) {}

  /** The average after a block's flow, in rao; unchanged if the block is in it already. */
  public Average update(Optional<Average> before, long flow, long block) {
    Average old = before.orElse(new Average(0, I64F64.ZERO));
    if (old.block() == block) {
      return old;
    }
    I64F64 rate = I64F64.ofU64(smoothing).safeDiv(WHOLE);
    I64F64 kept = I64F64.ONE.saturatingSub(rate).saturatingMul(old.value());
    return new Average(block, kept.saturatingAdd(rate.saturatingMul(I64F64.of(flow))));
  }

  /**
   * The shares, in the order of the averages.
   *
   * @param users averages of what stakers moved, updated
   * @param protocol averages of what the protocol moved, updated; where they count, as many
   * @throws EconomicsException if there are not
   */
  public List<U64F64> shares(List<Average> users, List<Average> protocol) {
    if (isNet && users.size() != protocol.size()) {
      throw new EconomicsException(
          users.size() + " averages of users and " + protocol.size() + " of the protocol");
    }
    List<I64F64> net = users.stream().map(Average::value).toList();
    if (isNet) {
      List<I64F64> costs = protocol.stream().map(Average::value).toList();
      I64F64 cost = positiveSum(costs);
      I64F64 factor =
          cost.signum() > 0 ? positiveSum(net).safeDiv(cost).min(I64F64.ONE) : I64F64.ZERO;
      List<I64F64> gross = net;
      net =
          IntStream.range(0, gross.size())
              .mapToObj(i -> gross.get(i).saturatingSub(scaled(costs.get(i), factor)))
              .toList();
    }
    I64F64 lowest = net.stream().reduce(I64F64.ZERO, I64F64::min).max(cutoff);
    return normalized(
        net.stream()
            .map(
                flow ->
                    flow.compareTo(lowest) > 0
                        ? U64F64.from(flow.saturatingSub(lowest))
                        : U64F64.ZERO)
            .toList());
  }

  private static I64F64 scaled(I64F64 cost, I64F64 factor) {
    return cost.signum() > 0 ? factor.saturatingMul(cost) : cost;
  }

  private static I64F64 positiveSum(List<I64F64> values) {
    return values.stream()
        .map(value -> value.max(I64F64.ZERO))
        .reduce(I64F64.ZERO, I64F64::saturatingAdd);
  }

  private List<U64F64> normalized(List<U64F64> flows) {
    U64F64 scale = U64F64.ONE.safeDiv(greatest(flows));
    List<U64F64> scaled = flows.stream().map(scale::saturatingMul).toList();
    U64F64 greatest = greatest(scaled);
    U64F64 most = U64F64.of(flows.size()).saturatingMul(greatest.saturatingMul(greatest));
    if (most.compareTo(LEAST) < 0) {
      return scaled;
    }
    U64F64 factor = I32_MAX.safeDiv(most).checkedSqrt(EPSILON).orElse(U64F64.ZERO);
    List<U64F64> powers =
        scaled.stream().map(flow -> power(factor.saturatingMul(flow), exponent)).toList();
    U64F64 sum = powers.stream().reduce(U64F64.ZERO, U64F64::plus);
    return powers.stream().map(power -> power.safeDiv(sum)).toList();
  }

  private static U64F64 greatest(List<U64F64> values) {
    return values.stream().reduce(U64F64.ZERO, U64F64::max);
  }

  /** Through a logarithm in I32F32, for an exponent of 1 as well. */
  private static U64F64 power(U64F64 base, U64F64 exponent) {
    return I32F32
        .from(base)
        .ln()
        .map(ln -> I32F32.from(exponent).saturatingMul(ln))
        .map(x -> x.exp().orElse(I32F32.of(Integer.MAX_VALUE)))
        .map(U64F64::from)
        .orElse(U64F64.ZERO);
  }
}
