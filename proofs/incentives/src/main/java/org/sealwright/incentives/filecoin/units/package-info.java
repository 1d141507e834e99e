// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * Filecoin's units: money in attoFIL, power in bytes, time in epochs of 30 seconds.
 *
 * <pre>{@code
 * TokenAmount locked = TokenAmount.ofFil(4).scaled(3, 4); // 3 FIL
 * }</pre>
 */
package org.sealwright.incentives.filecoin.units;
