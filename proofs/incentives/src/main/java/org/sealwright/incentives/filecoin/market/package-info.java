// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Deals: bounds and collateral in {@link org.sealwright.incentives.filecoin.market.DealCollateral},
 * payment, completion and slashing in {@link
 * org.sealwright.incentives.filecoin.market.DealSettlement}. Source: builtin actors, {@code
 * actors/market}; FIP-0074.
 *
 * <pre>{@code
 * DealSettlement due = DealSettlement.active(terms, lastUpdated, now);
 * Escrow client = account.asClient(due);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.market;
