// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What Filecoin mints: the reward actor's arithmetic to the last bit. {@link
 * org.sealwright.incentives.filecoin.reward.RewardState} is the actor's state, {@link
 * org.sealwright.incentives.filecoin.reward.Minting} the formulas, {@link
 * org.sealwright.incentives.filecoin.reward.RewardSchedule} a fast run over years, {@link
 * org.sealwright.incentives.filecoin.reward.FilterEstimate} and {@link
 * org.sealwright.incentives.filecoin.reward.SmoothedRatio} the smoothing that pledges and penalties
 * build on. Source: builtin actors, {@code actors/reward} and {@code runtime/src/builtin/reward}.
 *
 * <pre>{@code
 * RewardState state = RewardState.genesis(StoragePower.ZERO);
 * state = state.updateNetworkKpi(StoragePower.ofPiB(600), 0);
 * TokenAmount perWin = Minting.blockReward(state.thisEpochReward(), 1);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.reward;
