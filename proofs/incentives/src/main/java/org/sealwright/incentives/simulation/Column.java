// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

/**
 * A quantity that a model tells.
 *
 * @param name in lower camel case
 * @param unit what it counts
 */
public record Column(String name, Denomination unit) {}
