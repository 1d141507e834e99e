// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Leader election: {@link org.sealwright.incentives.filecoin.election.Sortition} counts a miner's
 * wins, {@link org.sealwright.incentives.filecoin.election.PoissonWins} is the distribution behind
 * it. Source: LOTUS {@code chain/types/electionproof.go} and {@code
 * chain/consensus/filcns/weight.go}.
 *
 * <pre>{@code
 * int wins = Sortition.winCount(vrfProof, minerPower, networkPower);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.election;
