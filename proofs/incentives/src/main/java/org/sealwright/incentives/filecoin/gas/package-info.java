// SPDX-License-Identifier: Apache-2.0 OR MIT
/**
 * The price of computation: {@link org.sealwright.incentives.filecoin.gas.BaseFee} from tipset to
 * tipset under the rule of use and under FIP-0115, and {@link
 * org.sealwright.incentives.filecoin.gas.GasOutputs}, how a message's money is split. Source: LOTUS
 * {@code chain/store/basefee.go} and {@code chain/vm/burn.go}, FVM {@code gas/outputs.rs}.
 *
 * <pre>{@code
 * GasOutputs split = GasOutputs.of(used, limit, baseFee, feeCap, premium);
 * }</pre>
 */
package org.sealwright.incentives.filecoin.gas;
