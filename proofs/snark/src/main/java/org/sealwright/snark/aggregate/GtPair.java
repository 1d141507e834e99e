// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import org.sealwright.snark.curve.Gt;

/**
 * A commitment to points: one product of pairings with the keys made of alpha, one with those made
 * of beta.
 *
 * @param first with {@code v1, w1}
 * @param second with {@code v2, w2}
 */
record GtPair(Gt first, Gt second) {}
