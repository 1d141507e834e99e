// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Bittensor's emission and ranking, exact to the last rao, as opentensor/subtensor has them at
 * commit {@code 14bc6f9f} of 30 June 2026.
 *
 * <ul>
 *   <li>{@link org.sealwright.incentives.bittensor.emission}: TAO a block, shares of subnets,
 *       alpha;
 *   <li>{@link org.sealwright.incentives.bittensor.yuma}: the epoch that ranks miners and
 *       validators;
 *   <li>{@link org.sealwright.incentives.bittensor.stake}: dividends, takes, parents and children;
 *   <li>{@link org.sealwright.incentives.bittensor.subnet}: registration, weights, schedules;
 *   <li>{@link org.sealwright.incentives.bittensor.swap}: pools of TAO and alpha;
 *   <li>{@link org.sealwright.incentives.bittensor.RankInfluence}: what stake does to ranks.
 * </ul>
 *
 * <p>TAO and alpha are counted in rao, 10^-9 of them, as unsigned 64-bit {@code long}s. What the
 * rules leave open, and what is chosen here, is in <a
 * href="doc-files/uncertain.md">doc-files/uncertain.md</a>.
 *
 * <pre>{@code
 * long rao = BlockEmission.at(issuance);
 * AlphaSplit split = AlphaSplit.of(terms.alphaOut(), rootProportion, OptionalInt.of(11_796));
 * }</pre>
 */
package org.sealwright.incentives.bittensor;
