// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

/** Why the network refuses weights, in the order of its checks. */
public enum WeightError {
  /** Root has no weights any more. */
  CAN_NOT_SET_ROOT_NETWORK_WEIGHTS,
  /** Not as many values as neurons. */
  WEIGHT_VEC_NOT_EQUAL_SIZE,
  /** More neurons than the subnet has. */
  UIDS_LENGTH_EXCEED_UIDS_IN_SUBNET,
  /** Not enough stake. */
  NOT_ENOUGH_STAKE_TO_SET_WEIGHTS,
  /** Made by software that is too old. */
  INCORRECT_WEIGHT_VERSION_KEY,
  /** Too soon after the last ones. */
  SETTING_WEIGHTS_TOO_FAST,
  /** No permit. */
  NEURON_NO_VALIDATOR_PERMIT,
  /** A neuron twice. */
  DUPLICATE_UIDS,
  /** A neuron that isn't there. */
  UID_VEC_CONTAIN_INVALID_ONE,
  /** Too few neurons. */
  WEIGHT_VEC_LENGTH_IS_LOW,
  /** One neuron gets too much. */
  MAX_WEIGHT_EXCEEDED
}
