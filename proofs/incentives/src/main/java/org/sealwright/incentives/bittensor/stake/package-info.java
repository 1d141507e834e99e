// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Who owns stake and who is paid for it: {@link org.sealwright.incentives.bittensor.stake.SharePool
 * shares} of a hotkey's alpha, {@link org.sealwright.incentives.bittensor.stake.StakeInheritance
 * parents and children}, and an epoch's {@link
 * org.sealwright.incentives.bittensor.stake.DividendSplit dividends} with their takes. Rules:
 * {@code pallets/subtensor/src/{staking,coinbase}} of opentensor/subtensor, commit {@code
 * 14bc6f9f}.
 *
 * <pre>{@code
 * SharePool<String> pool = new SharePool<>();
 * pool.updateOne("alice", 600);
 * pool.updateOne("bob", 400);
 * pool.updateAll(100); // a dividend
 * long alice = pool.value("alice"); // 660
 * }</pre>
 */
package org.sealwright.incentives.bittensor.stake;
