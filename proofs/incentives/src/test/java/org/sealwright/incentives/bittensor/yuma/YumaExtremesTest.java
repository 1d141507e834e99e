// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.bittensor.RankInfluence;
import org.sealwright.incentives.math.U64;

/**
 * Inputs at the ends of their types: the network's answer, or an exception that says what is wrong.
 */
class YumaExtremesTest {
  private static final YumaParameters PARAMETERS = YumaParameters.newSubnet();

  private static EpochResult run(EpochInput in, YumaParameters parameters, long emission) {
    EpochResult out = new EpochResult(in.neurons());
    new YumaEpoch().run(in, parameters, emission, out);
    return out;
  }

  /** Validator 0 of two that are alike, and miner 2. */
  private static EpochInput three(long stake) {
    EpochInput in = new EpochInput(3).at(10_000, 9_640);
    Arrays.fill(in.lastUpdate(), 9_990);
    Arrays.fill(in.blockAtRegistration(), 100);
    for (int i = 0; i < 2; i++) {
      in.alphaStake()[i] = stake;
      in.validatorPermit()[i] = true;
    }
    in.weights().clear().add(2, 65_535).endRow().add(2, 65_535).endRow().endRow();
    return in;
  }

  @Test
  void nobodyAndNothing() {
    EpochResult none = run(new EpochInput(0), PARAMETERS, U64.MAX);
    assertThat(none.bonds().rows()).isZero();
    EpochResult idle = run(new EpochInput(3).at(1, 0), PARAMETERS, U64.MAX);
    assertThat(idle.validatorEmission()).containsExactly(0, 0, 0);
    assertThat(idle.newValidatorPermit()).containsExactly(false, false, false);
  }

  @Test
  void theGreatestEmissionIsSharedExactly() {
    EpochResult out = run(three(1_000_000), PARAMETERS, U64.MAX);
    assertThat(out.serverEmission()[2]).isEqualTo(Long.MAX_VALUE);
    assertThat(out.validatorEmission()[0]).isEqualTo(Long.MAX_VALUE / 2);
    assertThat(run(three(1), PARAMETERS, 0).serverEmission()[2]).isZero();
  }

  @Test
  void equalStakesShareEquallyAndTheHigherUidGetsTheLastPermit() {
    EpochResult out = run(three(5), PARAMETERS.withValidators(1, 0), 400);
    assertThat(out.validatorEmission()[0]).isEqualTo(out.validatorEmission()[1]);
    assertThat(out.newValidatorPermit()).containsExactly(false, true, false);
  }

  @Test
  void aSingleStakeSaturatesAndTheSumOfSeveralIsRefused() {
    EpochInput in = three(0);
    in.alphaStake()[0] = U64.MAX;
    in.taoStake()[0] = U64.MAX;
    assertThat(run(in, PARAMETERS, 1000).stake()[0]).isEqualTo(Long.MAX_VALUE);
    in.alphaStake()[1] = U64.MAX;
    assertThatThrownBy(() -> run(in, PARAMETERS, 1000))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("2^63");
  }

  @Test
  void malformedMatricesAreRefused() {
    EpochInput twice = three(1);
    twice.weights().clear().add(2, 1).add(2, 1).endRow().endRow().endRow();
    assertThatThrownBy(() -> run(twice, PARAMETERS, 1)).isInstanceOf(EconomicsException.class);
    EpochInput rows = three(1);
    rows.bonds().clear().endRow();
    assertThatThrownBy(() -> run(rows, PARAMETERS, 1))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("1 rows, wanted 3");
    assertThatThrownBy(() -> new SparseRows().add(65_536, 0))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new SparseRows().add(0, -1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new EpochInput(-1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new YumaEpoch().run(three(1), PARAMETERS, 1, new EpochResult(2)))
        .isInstanceOf(EconomicsException.class);
  }

  @Test
  void columnsBeyondTheSubnetDoNotCount() {
    EpochInput in = three(7);
    EpochResult plain = run(in, PARAMETERS, 1000);
    in.weights().clear();
    in.weights().add(2, 65_535).add(9, 65_535).endRow().add(2, 65_535).endRow().endRow();
    in.bonds().clear().add(60_000, 1).endRow().endRow().endRow();
    assertThat(run(in, PARAMETERS, 1000).serverEmission()).isEqualTo(plain.serverEmission());
  }

  @Test
  void parametersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> PARAMETERS.withKappa(65_536)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new LiquidAlpha(-1, 0, 0)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> new LiquidAlpha(0, 0, 40_000)).isInstanceOf(EconomicsException.class);
    YumaParameters absurd =
        new YumaParameters(
            YumaVersion.YUMA3, 0, 0, U64.MAX, Optional.empty(), 1, 0, 0, 360, 5000, false);
    assertThatThrownBy(() -> run(three(1), absurd, 1)).isInstanceOf(EconomicsException.class);
    assertThat(run(three(1), absurd.withVersion(YumaVersion.ORIGINAL, 0), 1)).isNotNull();
  }

  @Test
  void stakeMovesRanks() {
    EpochInput in = new EpochInput(4).at(10_000, 9_640);
    Arrays.fill(in.lastUpdate(), 9_990);
    Arrays.fill(in.blockAtRegistration(), 100);
    in.alphaStake()[0] = 300;
    in.alphaStake()[1] = 200;
    Arrays.fill(in.validatorPermit(), 0, 2, true);
    in.weights().clear().add(2, 60_000).add(3, 20_000).endRow();
    in.weights().add(2, 20_000).add(3, 60_000).endRow().endRow().endRow();
    RankInfluence influence = RankInfluence.ofStake(in, PARAMETERS, 1_000_000, 1, 300);
    RankInfluence.Neuron miner = influence.neurons().get(3);
    assertThat(miner.before().rank()).isEqualTo(2);
    assertThat(miner.after().rank()).isEqualTo(1);
    assertThat(miner.after().server()).isGreaterThan(miner.before().server());
    assertThat(in.alphaStake()[1]).isEqualTo(200);
    assertThatThrownBy(() -> RankInfluence.ofStake(in, PARAMETERS, 1, 4, 0))
        .isInstanceOf(EconomicsException.class);
  }
}
