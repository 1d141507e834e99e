// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * How much FIL circulates: {@link org.sealwright.incentives.filecoin.supply.CirculatingSupply},
 * with the schedule of genesis allocations and the locks of multisig wallets. Source: LOTUS {@code
 * chain/stmgr/supply.go}, builtin actors {@code actors/multisig}.
 *
 * <pre>{@code
 * TokenAmount supply = CirculatingSupply.at(FilecoinNetwork.MAINNET, height, state).circulating();
 * }</pre>
 */
package org.sealwright.incentives.filecoin.supply;
