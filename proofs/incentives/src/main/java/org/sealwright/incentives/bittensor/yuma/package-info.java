// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Yuma consensus: what an epoch makes of validators' weights. Start at {@link
 * org.sealwright.incentives.bittensor.yuma.YumaEpoch}.
 *
 * <p>All shares are I32F32 as raw {@code long}s, stored values are u16, amounts u64. Rules: {@code
 * pallets/subtensor/src/epoch} of opentensor/subtensor, commit {@code 14bc6f9f}. What was unclear
 * there, and what is chosen here, is in {@code doc-files/uncertain.md} of the package above.
 *
 * <pre>{@code
 * EpochInput in = new EpochInput(2).at(1000, 640);
 * in.alphaStake()[0] = 5_000_000_000L;
 * in.validatorPermit()[0] = true;
 * in.lastUpdate()[0] = 990;
 * in.weights().clear().add(1, 65535).endRow().endRow();
 * EpochResult out = new EpochResult(2);
 * new YumaEpoch().run(in, YumaParameters.newSubnet(), 360_000_000_000L, out);
 * long minerEarns = out.serverEmission()[1];
 * }</pre>
 */
package org.sealwright.incentives.bittensor.yuma;
