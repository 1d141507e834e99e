// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Runs a network's schedule over years and tells what a device, a miner or a validator would earn.
 * A {@link org.sealwright.incentives.simulation.Scenario} is data; {@link
 * org.sealwright.incentives.simulation.Simulation} runs it, epoch by epoch, with the same classes
 * that compute a single epoch. No randomness, no clock, no floating point: the same scenario gives
 * the same result anywhere. What a network decides by lot counts with its expected value.
 *
 * <pre>{@code
 * SimulationResult year = new Simulation(8766, 730).run(scenario);
 * BigInteger earned = year.last("earned");
 * }</pre>
 */
package org.sealwright.incentives.simulation;
