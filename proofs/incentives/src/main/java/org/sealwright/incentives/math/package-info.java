// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Fixed-point numbers of the networks with their exact rounding.
 *
 * <p>Filecoin counts with 128 and 256 fractional bits in integers of any size ({@link
 * org.sealwright.incentives.math.Q128}, {@link org.sealwright.incentives.math.Q256}) and rounds
 * toward minus infinity ({@link org.sealwright.incentives.math.FloorMath}).
 *
 * <pre>{@code
 * Q128 half = Q128.ratio(BigInteger.ONE, BigInteger.TWO);
 * Q128 decay = half.expNeg(); // 0.60653...
 * }</pre>
 *
 * <p>Bittensor's formats are {@link org.sealwright.incentives.math.SubstrateFixed} and the five
 * records that implement it; {@link org.sealwright.incentives.math.Fixed32} is the same arithmetic
 * for I32F32 on plain {@code long}s, for loops over arrays. Unsigned 64-bit amounts are {@code
 * long}s too, see {@link org.sealwright.incentives.math.U64}.
 *
 * <pre>{@code
 * U64F64 third = U64F64.ONE.safeDiv(U64F64.of(3)); // truncated to 64 bits after the point
 * long half = Fixed32.div(Fixed32.ONE, Fixed32.ofInt(2));
 * }</pre>
 */
package org.sealwright.incentives.math;
