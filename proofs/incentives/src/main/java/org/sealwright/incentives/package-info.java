// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * What the economics of the three networks share. Every result that a network must agree on is
 * integer arithmetic; what a network refuses is an {@link
 * org.sealwright.incentives.EconomicsException}.
 */
package org.sealwright.incentives;
