// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Payment channels: {@link org.sealwright.incentives.filecoin.paych.PaymentChannel} redeems
 * vouchers over lanes and merges, settles and pays out. Source: builtin actors, {@code
 * actors/paych}.
 *
 * <pre>{@code
 * PaymentChannel after = channel.redeem(Voucher.of(0, 1, amount), new byte[0], balance, now);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.paych;
