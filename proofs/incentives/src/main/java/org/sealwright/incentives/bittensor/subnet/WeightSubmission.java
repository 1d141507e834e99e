// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import java.util.Arrays;
import java.util.Optional;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.Fixed32;
import org.sealwright.incentives.math.U64;

/**
 * Weights as a validator submits them, and the rules that they must keep ({@code
 * internal_set_weights} of {@code pallets/subtensor/src/subnets/weights.rs}).
 *
 * @param uid who submits them
 * @param uids neurons
 * @param values one for each, u16
 * @param versionKey of the validator's software, u64
 */
@SuppressWarnings("ArrayRecordComponent")
public record WeightSubmission(int uid, int[] uids, int[] values, long versionKey) {
  private static final int U16 = 0xFFFF;

  /** Weights above half of 65535 are scaled by a factor, others one by one. */
  private static final long FACTOR_FROM = Fixed32.ofInt(32_768);

  /** Copies the arrays and checks their types. */
  public WeightSubmission {
    uids = uids.clone();
    values = values.clone();
    for (int value : values) {
      requireU16("weight", value);
    }
    for (int named : uids) {
      requireU16("uid", named);
    }
  }

  private static void requireU16(String name, int value) {
    if (value < 0 || value > U16) {
      throw new EconomicsException(name + " " + value + ", wanted 0 to 65535");
    }
  }

  /**
   * The subnet and the validator, as far as the rules look at them.
   *
   * @param netuid the subnet; 0 is root
   * @param neurons of the subnet
   * @param isOwner whether the validator is the subnet owner's hotkey
   * @param hasPermit whether it has a permit
   * @param hasStake whether its weight of stake reaches the threshold
   * @param lastUpdate block of its last weights, 0 for never
   * @param block now
   */
  public record Context(
      int netuid,
      int neurons,
      boolean isOwner,
      boolean hasPermit,
      boolean hasStake,
      long lastUpdate,
      long block) {}

  /**
   * The subnet's settings.
   *
   * @param versionKey the oldest that is accepted, 0 for any
   * @param rateLimit blocks between weights; counts only without commit-reveal
   * @param isCommitReveal whether weights are committed first
   * @param minAllowedWeights neurons that must be named
   * @param maxWeight of one neuron among all, in parts of 65535; 65535 for no limit
   */
  public record Rules(
      long versionKey,
      long rateLimit,
      boolean isCommitReveal,
      int minAllowedWeights,
      int maxWeight) {
    /** What a new subnet starts with. */
    public static final Rules NEW_SUBNET = new Rules(0, 100, true, 1, U16);

    /**
     * Whether weights, or a commitment to them, come too soon after the last ones.
     *
     * @param lastUpdate block of the last ones, 0 for never
     */
    public boolean isTooFast(long lastUpdate, long block) {
      return lastUpdate != 0 && U64.isLess(U64.saturatingSub(block, lastUpdate), rateLimit);
    }
  }

  /** The first rule that is broken, if any. */
  public Optional<WeightError> check(Context context, Rules rules) {
    return Optional.ofNullable(firstError(context, rules));
  }

  private WeightError firstError(Context context, Rules rules) {
    if (context.netuid() == 0) {
      return WeightError.CAN_NOT_SET_ROOT_NETWORK_WEIGHTS;
    }
    if (uids.length != values.length) {
      return WeightError.WEIGHT_VEC_NOT_EQUAL_SIZE;
    }
    if (uids.length > context.neurons()) {
      return WeightError.UIDS_LENGTH_EXCEED_UIDS_IN_SUBNET;
    }
    if (!context.hasStake() && !context.isOwner()) {
      return WeightError.NOT_ENOUGH_STAKE_TO_SET_WEIGHTS;
    }
    if (rules.versionKey() != 0 && U64.isLess(versionKey, rules.versionKey())) {
      return WeightError.INCORRECT_WEIGHT_VERSION_KEY;
    }
    if (!rules.isCommitReveal() && rules.isTooFast(context.lastUpdate(), context.block())) {
      return WeightError.SETTING_WEIGHTS_TOO_FAST;
    }
    if (!isSelfWeight() && !context.isOwner() && !context.hasPermit()) {
      return WeightError.NEURON_NO_VALIDATOR_PERMIT;
    }
    if (Arrays.stream(uids).distinct().count() != uids.length) {
      return WeightError.DUPLICATE_UIDS;
    }
    if (Arrays.stream(uids).anyMatch(named -> named >= context.neurons())) {
      return WeightError.UID_VEC_CONTAIN_INVALID_ONE;
    }
    if (!isSelfWeight() && values.length < Math.min(context.neurons(), rules.minAllowedWeights())) {
      return WeightError.WEIGHT_VEC_LENGTH_IS_LOW;
    }
    if (!isSelfWeight() && rules.maxWeight() != U16 && !isMaxLimited(stored(), rules.maxWeight())) {
      return WeightError.MAX_WEIGHT_EXCEEDED;
    }
    return null;
  }

  /** Whether a validator names only itself, which some rules let pass. */
  public boolean isSelfWeight() {
    return values.length == 1 && uids.length > 0 && uids[0] == uid;
  }

  /** The values as they are stored: scaled up so that the greatest is 65535. */
  public int[] stored() {
    long[] raw = Arrays.stream(values).mapToLong(Fixed32::ofInt).toArray();
    return maxUpscaled(raw);
  }

  /** Scales raw I32F32 values so that the greatest is 65535 ({@code vec_max_upscale_to_u16}). */
  static int[] maxUpscaled(long[] raw) {
    long greatest = Arrays.stream(raw).max().orElse(0);
    if (greatest == 0) {
      return Arrays.stream(raw)
          .mapToInt(x -> Fixed32.floorToU16(Fixed32.mul(x, Fixed32.U16_MAX)))
          .toArray();
    }
    if (greatest > FACTOR_FROM) {
      long factor = Fixed32.safeDiv(Fixed32.U16_MAX, greatest);
      return Arrays.stream(raw).mapToInt(x -> Fixed32.roundToU16(Fixed32.mul(x, factor))).toArray();
    }
    return Arrays.stream(raw)
        .mapToInt(
            x -> Fixed32.roundToU16(Fixed32.safeDiv(Fixed32.mul(x, Fixed32.U16_MAX), greatest)))
        .toArray();
  }

  /** Whether no value is more than {@code limit / 65535} of all ({@code check_vec_max_limited}). */
  static boolean isMaxLimited(int[] values, int limit) {
    long sum = Arrays.stream(values).asLongStream().sum();
    long greatest = Arrays.stream(values).max().orElse(0);
    return sum == 0 || Fixed32.ratio(greatest, sum) <= Fixed32.ofU16(limit);
  }

  /** Values scaled so that they sum up to 65535 or little less ({@code normalize_weights}). */
  public static int[] normalized(int[] values) {
    long sum = Arrays.stream(values).asLongStream().sum();
    return sum == 0
        ? values.clone()
        : Arrays.stream(values).map(value -> (int) ((long) value * U16 / sum)).toArray();
  }
}
