// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Filecoin's upgrades as data. A {@link org.sealwright.incentives.filecoin.network.FilecoinNetwork}
 * tells which {@link org.sealwright.incentives.filecoin.network.NetworkVersion} ruled at a height,
 * and a {@link org.sealwright.incentives.filecoin.network.FilecoinPolicy} which parameters it had.
 * Sources: the builtin actors' policies of each version, and LOTUS's upgrade schedule.
 *
 * <pre>{@code
 * FilecoinPolicy rules = FilecoinNetwork.MAINNET.policyAt(5_000_000);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.network;
