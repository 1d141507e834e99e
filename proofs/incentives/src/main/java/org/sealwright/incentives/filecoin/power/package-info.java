// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Who holds which power: {@link org.sealwright.incentives.filecoin.power.PowerTable} keeps claims
 * and totals as the power actor does. Source: builtin actors, {@code actors/power}.
 *
 * <pre>{@code
 * PowerTable table =
 *     new PowerTable(FilecoinPolicy.LATEST, FilecoinNetwork.MAINNET.minimumConsensusPower());
 * table.addMiner(1000);
 * table.addToClaim(1000, claim);
 * StoragePower raw = table.endEpoch();
 * }</pre>
 */
package org.sealwright.incentives.filecoin.power;
