// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.gas;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.BaseFeeRule;
import org.sealwright.incentives.filecoin.network.FilecoinNetwork;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.FloorMath;

/** The price of gas that is burnt, and how it follows the demand from tipset to tipset. */
public final class BaseFee {
  /** The lowest, attoFIL per gas. */
  public static final TokenAmount MINIMUM = TokenAmount.ofAtto(100);

  /** That of genesis, attoFIL per gas. */
  public static final TokenAmount INITIAL = TokenAmount.ofAtto(100_000_000);

  /** The most gas of a block. */
  public static final long BLOCK_GAS_LIMIT = 10_000_000_000L;

  /** The gas that a block is meant to use. */
  public static final long BLOCK_GAS_TARGET = BLOCK_GAS_LIMIT / 2;

  /** The gas, counted from the best payer, whose premium steers the fee (FIP-0115). */
  public static final long PERCENTILE_INDEX = BLOCK_GAS_LIMIT * 80 / 100 - 1;

  private static final long MAXIMUM_CHANGE = 8;
  private static final long PACKING_NUMERATOR = 4;
  private static final long PACKING_DENOMINATOR = 5;

  /**
   * A message of a tipset.
   *
   * @param id what makes it the same message in two blocks: its CID up to FireHorse, sender and
   *     nonce after
   * @param gasLimit 0 or more
   * @param feeCap attoFIL per gas
   * @param premium attoFIL per gas
   */
  public record Message(Object id, long gasLimit, TokenAmount feeCap, TokenAmount premium) {}

  /**
   * Gas at a price.
   *
   * @param gas 0 or more
   * @param premium attoFIL per gas
   */
  public record Bid(long gas, TokenAmount premium) {}

  private BaseFee() {}

  /**
   * The base fee of a tipset's child.
   *
   * @param network whose upgrades decide the rule
   * @param height of the tipset
   * @param baseFee of the tipset's first block
   * @param messages of its blocks in order, BLS before Secp; repetitions are dropped here
   * @param blocks how many, above 0
   * @throws EconomicsException if there is no block or a gas limit is negative
   */
  public static TokenAmount next(
      FilecoinNetwork network,
      long height,
      TokenAmount baseFee,
      List<Message> messages,
      int blocks) {
    Set<Object> seen = new HashSet<>();
    List<Message> distinct = messages.stream().filter(m -> seen.add(m.id())).toList();
    BaseFeeRule rule = network.baseFeeRuleAt(height);
    return switch (rule) {
      case MINIMUM -> MINIMUM;
      case PREMIUM -> {
        List<Bid> bids =
            distinct.stream()
                .map(
                    m ->
                        new Bid(
                            m.gasLimit(),
                            GasOutputs.effectivePremium(baseFee, m.feeCap(), m.premium())))
                .toList();
        yield fromPremium(baseFee, percentile(bids));
      }
      case UTILIZATION, PACKED_UTILIZATION -> {
        long gas = 0;
        for (Message message : distinct) {
          gas = addGas(gas, message.gasLimit());
        }
        yield fromUtilization(rule, baseFee, gas, blocks);
      }
    };
  }

  /**
   * The rule of use: up to an eighth up or down, as the gas of a block lies above or below half its
   * limit. Falling fees round away from zero.
   *
   * @param rule {@link BaseFeeRule#PACKED_UTILIZATION} up to Smoke, else {@link
   *     BaseFeeRule#UTILIZATION}
   * @param baseFee attoFIL per gas
   * @param gas the limits of the tipset's distinct messages, 0 or more
   * @param blocks how many, above 0
   * @throws EconomicsException if a number is out of range
   */
  public static TokenAmount fromUtilization(
      BaseFeeRule rule, TokenAmount baseFee, long gas, int blocks) {
    if (gas < 0 || blocks <= 0) {
      throw new EconomicsException(
          "tipset: got " + gas + " gas and " + blocks + " blocks, wanted 0 or more and above 0");
    }
    boolean packed = rule == BaseFeeRule.PACKED_UTILIZATION;
    long each =
        packed ? exactTimes(gas, PACKING_DENOMINATOR) / (blocks * PACKING_NUMERATOR) : gas / blocks;
    long delta = Math.clamp(each - BLOCK_GAS_TARGET, -BLOCK_GAS_TARGET, BLOCK_GAS_TARGET);
    BigInteger change =
        FloorMath.scale(
            FloorMath.scale(baseFee.atto(), delta, BLOCK_GAS_TARGET), 1, MAXIMUM_CHANGE);
    return baseFee.plus(new TokenAmount(change)).max(MINIMUM);
  }

  /**
   * The rule of premiums (FIP-0115): the fee moves by the premium less an eighth of the fee, and up
   * by no more than an eighth.
   *
   * @param baseFee attoFIL per gas
   * @param premium from {@link #percentile}
   */
  public static TokenAmount fromPremium(TokenAmount baseFee, TokenAmount premium) {
    TokenAmount most =
        new TokenAmount(FloorMath.divideUp(baseFee.atto(), BigInteger.valueOf(MAXIMUM_CHANGE)));
    return baseFee.plus(most.min(premium.minus(most))).max(MINIMUM);
  }

  /**
   * The premium of the gas at {@link #PERCENTILE_INDEX} when the best payers come first; zero where
   * there is less gas. The order of the bids makes no difference.
   *
   * @throws EconomicsException if a bid's gas is negative
   */
  public static TokenAmount percentile(List<Bid> bids) {
    List<Bid> sorted = bids.stream().sorted(Comparator.comparing(Bid::premium).reversed()).toList();
    long gas = 0;
    for (Bid bid : sorted) {
      gas = addGas(gas, bid.gas());
      if (gas > PERCENTILE_INDEX) {
        return bid.premium();
      }
    }
    return TokenAmount.ZERO;
  }

  private static long addGas(long sum, long gas) {
    if (gas < 0) {
      throw new EconomicsException("gas limit: got " + gas + ", wanted 0 or more");
    }
    try {
      return Math.addExact(sum, gas);
    } catch (ArithmeticException e) {
      throw new EconomicsException("gas: " + sum + " + " + gas + " is beyond 64 bits");
    }
  }

  private static long exactTimes(long gas, long factor) {
    try {
      return Math.multiplyExact(gas, factor);
    } catch (ArithmeticException e) {
      throw new EconomicsException("gas: " + gas + " * " + factor + " is beyond 64 bits");
    }
  }
}
