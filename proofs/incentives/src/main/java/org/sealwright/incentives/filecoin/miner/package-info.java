// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What a storage miner locks, pays and gets back: power by quality, pledge and deposits, daily fee,
 * penalties and terminations under the old and the new rules, vesting, debt. {@link
 * org.sealwright.incentives.filecoin.miner.NetworkEstimates} carries the network's state; what
 * changed between versions is in {@link org.sealwright.incentives.filecoin.network.FilecoinPolicy}.
 * Source: builtin actors, {@code actors/miner}; FIP-0077, FIP-0081, FIP-0098, FIP-0100; for the old
 * rules the Go actors.
 *
 * <pre>{@code
 * StoragePower power = SectorQuality.power(32L << 30, 540 * Epochs.DAY, BigInteger.ZERO);
 * TokenAmount pledge =
 *     InitialPledge.of(policy, power, baseline, network, supply, ramp, epoch);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.miner;
