// SPDX-License-Identifier: Apache-2.0 OR MIT
/** Emission, fees, penalties and ranking of three networks as exact integer mathematics. */
module org.sealwright.incentives {
  requires org.bouncycastle.provider;

  exports org.sealwright.incentives;
  exports org.sealwright.incentives.bittensor.emission;
  exports org.sealwright.incentives.bittensor.stake;
  exports org.sealwright.incentives.bittensor.subnet;
  exports org.sealwright.incentives.bittensor.swap;
  exports org.sealwright.incentives.bittensor.yuma;
  exports org.sealwright.incentives.math;
}
