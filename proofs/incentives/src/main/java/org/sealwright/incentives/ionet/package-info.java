// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * io.net's token and ranking as integer arithmetic: emission ({@link
 * org.sealwright.incentives.ionet.EmissionSchedule}), fees and burns ({@link
 * org.sealwright.incentives.ionet.FeeRules}, {@link org.sealwright.incentives.ionet.BuyBack},
 * {@link org.sealwright.incentives.ionet.IncentiveEngine}), stakes ({@link
 * org.sealwright.incentives.ionet.StakeRules}), health and rank ({@link
 * org.sealwright.incentives.ionet.DeviceRanking}), hourly blocks ({@link
 * org.sealwright.incentives.ionet.BlockAllocation}).
 *
 * <p>IO is counted in atoms of 1e-8, USDC in 1e-6 dollars, ratios in parts per million (ppm) or
 * basis points (bps), all as {@code long} of 0 to 2^63 - 1. Divisions round down unless a method
 * says otherwise; what doesn't fit is an {@link org.sealwright.incentives.EconomicsException}.
 *
 * <p>io.net publishes only part of its rules. Every class says which of its numbers are
 * <i>documented</i> (io.net states them), <i>reported</i> (third parties do), <i>derived</i> (they
 * follow from documented ones) or <i>our choice</i>; each choice is a component of a rules record,
 * and the record's constant holds the default. {@code doc-files/uncertain.md} lists the open
 * questions.
 *
 * <pre>{@code
 * EmissionSchedule schedule = EmissionSchedule.canonical();
 * BlockOutcome block =
 *     new BlockAllocation(BlockRules.DEFAULT).allocate(schedule.emission(hour), carries, devices);
 * }</pre>
 */
package org.sealwright.incentives.ionet;
