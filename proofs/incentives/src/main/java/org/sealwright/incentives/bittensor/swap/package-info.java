// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Swaps between TAO and a subnet's alpha, in pools of two weighted reserves. Start at {@link
 * org.sealwright.incentives.bittensor.swap.SubnetPool}. Rules: {@code pallets/swap} of
 * opentensor/subtensor, commit {@code 14bc6f9f}.
 *
 * <pre>{@code
 * SubnetPool pool = new SubnetPool(tao, alpha, Balancer.EVEN);
 * SwapOutcome quote = pool.sellAlpha(amount, SubnetPool.MIN_PRICE, SubnetPool.DEFAULT_FEE_RATE);
 * }</pre>
 */
package org.sealwright.incentives.bittensor.swap;
