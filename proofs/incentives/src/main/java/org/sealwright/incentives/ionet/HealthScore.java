// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.ionet;

/**
 * A device's health and what it is made of, all in parts per million of the best.
 *
 * @param uptime share of the window online
 * @param execution share of proofs of work and jobs that went well, with one of two added to both
 *     sides so that few observations say little
 * @param network by tier and lost connections
 * @param slashing by slashes
 * @param compliance share of blocks with enough stake
 * @param health the weighted sum
 */
public record HealthScore(
    int uptime, int execution, int network, int slashing, int compliance, int health) {}
