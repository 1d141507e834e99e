// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Fixed-point numbers of the networks with their exact rounding. Filecoin counts with 128 and 256
 * fractional bits in integers of any size ({@link org.sealwright.incentives.math.Q128}, {@link
 * org.sealwright.incentives.math.Q256}) and rounds toward minus infinity ({@link
 * org.sealwright.incentives.math.FloorMath}).
 *
 * <pre>{@code
 * Q128 half = Q128.ratio(BigInteger.ONE, BigInteger.TWO);
 * Q128 decay = half.expNeg(); // 0.60653...
 * }</pre>
 */
package org.sealwright.incentives.math;
