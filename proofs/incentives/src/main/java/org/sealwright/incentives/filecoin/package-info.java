// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Filecoin's economics, exact to the attoFIL. {@link
 * org.sealwright.incentives.filecoin.SectorEconomics} answers what a sector earns and must pledge;
 * the packages below hold the rules one by one, each function with the network version whose rule
 * it is. Nothing is computed in floating point. What the sources leave open, and what was chosen,
 * is in {@code doc-files/uncertain.md}.
 *
 * <pre>{@code
 * NetworkState state =
 *     NetworkState.steady(
 *         FilecoinNetwork.MAINNET, 5_600_000, epochReward, networkPower, baseline, supply);
 * SectorEconomics sector = SectorEconomics.of(state, 32L << 30, 540 * Epochs.DAY);
 * TokenAmount pledge = sector.initialPledge();
 * }</pre>
 */
package org.sealwright.incentives.filecoin;
