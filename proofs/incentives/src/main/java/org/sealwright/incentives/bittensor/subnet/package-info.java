// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The life of a subnet: {@link org.sealwright.incentives.bittensor.subnet.SubnetLock its price},
 * {@link org.sealwright.incentives.bittensor.subnet.EpochSchedule its epochs}, {@link
 * org.sealwright.incentives.bittensor.subnet.RegistrationBurn the price of a neuron}, the rules for
 * {@link org.sealwright.incentives.bittensor.subnet.WeightSubmission weights}, and {@link
 * org.sealwright.incentives.bittensor.subnet.Pruning who must go}. Rules: {@code
 * pallets/subtensor/src/subnets} of opentensor/subtensor, commit {@code 14bc6f9f}.
 *
 * <pre>{@code
 * long price = RegistrationBurn.DEFAULT.increased(1_000_000_000); // 1.26 TAO
 * Optional<WeightError> error = submission.check(context, WeightSubmission.Rules.NEW_SUBNET);
 * }</pre>
 */
package org.sealwright.incentives.bittensor.subnet;
