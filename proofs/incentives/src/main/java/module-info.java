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
  exports org.sealwright.incentives.filecoin;
  exports org.sealwright.incentives.filecoin.election;
  exports org.sealwright.incentives.filecoin.gas;
  exports org.sealwright.incentives.filecoin.market;
  exports org.sealwright.incentives.filecoin.miner;
  exports org.sealwright.incentives.filecoin.network;
  exports org.sealwright.incentives.filecoin.paych;
  exports org.sealwright.incentives.filecoin.power;
  exports org.sealwright.incentives.filecoin.reward;
  exports org.sealwright.incentives.filecoin.supply;
  exports org.sealwright.incentives.filecoin.units;
  exports org.sealwright.incentives.ionet;
  exports org.sealwright.incentives.ionet.challenge;
  exports org.sealwright.incentives.math;
  exports org.sealwright.incentives.simulation;
}
