// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What a block of Bittensor issues and who gets it: TAO by {@link
 * org.sealwright.incentives.bittensor.emission.BlockEmission}, its {@link
 * org.sealwright.incentives.bittensor.emission.EmissionShares shares} among subnets, {@link
 * org.sealwright.incentives.bittensor.emission.PoolTerms what goes into pools}, and the {@link
 * org.sealwright.incentives.bittensor.emission.AlphaSplit split of alpha}. Rules: {@code
 * pallets/subtensor/src/coinbase} of opentensor/subtensor, commit {@code 14bc6f9f}.
 *
 * <pre>{@code
 * long rao = BlockEmission.at(issuance); // 500,000,000 after the first halving
 * List<U96F32> tao = EmissionShares.amounts(subnets, EmissionShares.byPrice(subnets), rao);
 * PoolTerms terms = PoolTerms.of(subnets.get(0), tao.get(0), rootTao, TaoWeight.DEFAULT);
 * }</pre>
 */
package org.sealwright.incentives.bittensor.emission;
