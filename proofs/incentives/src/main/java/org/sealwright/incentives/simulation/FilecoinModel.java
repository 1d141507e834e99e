// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigInteger;
import java.util.List;
import org.sealwright.incentives.filecoin.reward.Minting;
import org.sealwright.incentives.filecoin.reward.RewardState;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.math.Q128;

/**
 * Filecoin epoch by epoch. Beside the three common columns: {@code baselinePower}, {@code rawPower}
 * and {@code qualityPower} of the network.
 */
final class FilecoinModel implements NetworkModel {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("issued", Denomination.FIL),
          new Column("emission", Denomination.FIL),
          new Column("earned", Denomination.FIL),
          new Column("baselinePower", Denomination.BYTES),
          new Column("rawPower", Denomination.BYTES),
          new Column("qualityPower", Denomination.BYTES));

  private final FilecoinScenario scenario;
  private final long first;
  private RewardState state;
  private BigInteger issued;
  private BigInteger earned = BigInteger.ZERO;

  FilecoinModel(FilecoinScenario scenario) {
    this.scenario = scenario;
    this.state = scenario.before();
    this.first = state.epoch() + 1;
    this.issued = issuedBefore(state, first);
  }

  /** By the formula of the schedule; a chain's own sum differs by what single epochs round off. */
  private static BigInteger issuedBefore(RewardState before, long epoch) {
    return Minting.baselineSupply(Q128.of(epoch), before.simpleTotal())
        .plus(Minting.baselineSupply(before.theta(), before.baselineTotal()))
        .floor();
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public long epoch() {
    return state.epoch() + 1;
  }

  @Override
  public void advance() {
    long passed = epoch() - first;
    state = state.nextWithReward(scenario.rawPower().after(passed));
    BigInteger reward = state.thisEpochReward().atto();
    issued = issued.add(reward);
    StoragePower own = scenario.ownPower();
    if (own.signum() > 0) {
      StoragePower all = scenario.qualityPower().after(passed).max(own);
      earned = earned.add(reward.multiply(own.bytes()).divide(all.bytes()));
    }
  }

  @Override
  public List<BigInteger> read() {
    long passed = Math.max(0, epoch() - first - 1);
    return List.of(
        issued,
        state.thisEpochReward().atto(),
        earned,
        state.thisEpochBaselinePower().bytes(),
        scenario.rawPower().after(passed).bytes(),
        scenario.qualityPower().after(passed).bytes());
  }
}
