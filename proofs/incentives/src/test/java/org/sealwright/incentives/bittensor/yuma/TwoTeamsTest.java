// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The game that the network's consensus is designed for: an honest majority of stake against a
 * cabal that weighs only itself. What the design promises is read off plots, so the tests leave
 * some room.
 */
class TwoTeamsTest {
  private static final int NEURONS = 512;
  private static final int VALIDATORS = 64;
  private static final double STAKE_DEVIATION = 0.3;
  private static final long SCALE = 1_000_000_000_000L;
  private static final long EMISSION = 1_000_000_000_000L;
  private static final double STEP = 0.02;

  private final YumaEpoch epoch = new YumaEpoch();
  private final EpochResult result = new EpochResult(NEURONS);

  private static YumaParameters rules(int kappa, int bondsPenalty) {
    return YumaParameters.newSubnet()
        .withVersion(YumaVersion.ORIGINAL, bondsPenalty)
        .withKappa(kappa);
  }

  /** The part of an epoch's emission that the honest team gets. */
  private double retained(
      double honestStake, double honest, double cabal, double deviation, YumaParameters rules) {
    Random random = new Random(7);
    int honestValidators = (int) Math.ceil(VALIDATORS * honestStake);
    int honestServers = (int) Math.ceil((NEURONS - VALIDATORS) * honestStake);
    EpochInput in = new EpochInput(NEURONS).at(10_000, 9_640);
    double[] stakes = gaussian(random, VALIDATORS, STAKE_DEVIATION);
    scale(stakes, 0, honestValidators, honestStake);
    scale(stakes, honestValidators, VALIDATORS, 1 - honestStake);
    for (int i = 0; i < VALIDATORS; i++) {
      in.alphaStake()[i] = (long) (stakes[i] * SCALE);
      in.validatorPermit()[i] = true;
    }
    Arrays.fill(in.lastUpdate(), 9_990);
    Arrays.fill(in.blockAtRegistration(), 100);
    in.weights().clear();
    for (int i = 0; i < NEURONS; i++) {
      if (i < VALIDATORS) {
        double toHonest = i < honestValidators ? honest : 1 - cabal;
        double[] row = gaussian(random, NEURONS - VALIDATORS, deviation);
        scale(row, 0, honestServers, toHonest);
        scale(row, honestServers, row.length, 1 - toHonest);
        double greatest = Arrays.stream(row).max().orElseThrow();
        for (int j = 0; j < row.length; j++) {
          in.weights().add(VALIDATORS + j, (int) Math.round(row[j] / greatest * 65_535));
        }
      }
      in.weights().endRow();
    }
    epoch.run(in, rules, EMISSION, result);
    long kept = 0;
    for (int i = 0; i < NEURONS; i++) {
      boolean isHonest = i < VALIDATORS ? i < honestValidators : i - VALIDATORS < honestServers;
      kept += isHonest ? result.serverEmission()[i] + result.validatorEmission()[i] : 0;
    }
    return (double) kept / EMISSION;
  }

  private static double[] gaussian(Random random, int count, double deviation) {
    double[] out = new double[count];
    Arrays.setAll(out, i -> Math.max(0, 1 + deviation * random.nextGaussian()));
    return out;
  }

  private static void scale(double[] x, int from, int to, double total) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    for (int i = from; i < to; i++) {
      x[i] *= total / sum;
    }
  }

  /** The least that the honest team keeps, whatever the cabal says of itself. */
  private double worst(double honestStake, double honest, double deviation, YumaParameters rules) {
    double worst = 1;
    for (double cabal = 0; cabal <= 1.001; cabal += 0.2) {
      worst = Math.min(worst, retained(honestStake, honest, Math.min(cabal, 1), deviation, rules));
    }
    return worst;
  }

  /** The least honest weight with which the honest team keeps its share. */
  private double required(double honestStake, double deviation, int bondsPenalty) {
    double honest = 0.5;
    while (honest < 1
        && worst(honestStake, honest, deviation, rules(32_767, bondsPenalty)) < honestStake) {
      honest += STEP;
    }
    return honest;
  }

  @Test
  void anHonestMajorityKeepsItsShareWithEnoughHonestWeight() {
    assertThat(required(0.6, 0, 65_535)).isBetween(0.56, 0.64);
    assertThat(required(0.6, 0.2, 65_535)).isBetween(0.60, 0.72);
    assertThat(required(0.6, 0.4, 65_535)).isBetween(0.66, 0.78);
    assertThat(required(0.7, 0.4, 65_535)).isBetween(0.70, 0.82);
  }

  @Test
  void bondsPenaltyLowersTheHonestWeightThatIsNeeded() {
    double none = required(0.6, 0.4, 0);
    double half = required(0.6, 0.4, 32_768);
    double full = required(0.6, 0.4, 65_535);
    assertThat(none).isGreaterThanOrEqualTo(half);
    assertThat(half).isGreaterThanOrEqualTo(full);
    assertThat(none).isGreaterThan(full);
    assertThat(none).isBetween(0.72, 0.84);
  }

  @Test
  void aMajorityThatIsTooHighProtectsNobody() {
    int kappa = (int) (0.6 * 65_535);
    assertThat(worst(0.55, 1, 0, rules(kappa, 65_535))).isLessThan(0.55);
    assertThat(worst(0.65, 1, 0, rules(kappa, 65_535))).isGreaterThanOrEqualTo(0.65);
  }

  /** A cabal of less than the majority can't lower what an honest server is given. */
  @Test
  void aMinorityCanNotLowerTheConsensusOfAnHonestServer() {
    long[] stake = {40, 35, 25};
    for (long said : new long[] {0, 1, 20, 39, 60, 100}) {
      long[] scores = {50, 40, said};
      assertThat(WeightedMedian.ofColumn(stake, scores, 1L << 31)).isGreaterThanOrEqualTo(40);
    }
  }

  /** Above the consensus a validator's weight for its own server is cut off. */
  @Test
  void moreSelfWeightThanTheConsensusGainsNothing() {
    long[] incentives = new long[2];
    int[] selfWeights = {40_000, 65_535};
    for (int k = 0; k < 2; k++) {
      EpochInput in = new EpochInput(5).at(10_000, 9_640);
      Arrays.fill(in.lastUpdate(), 9_990);
      Arrays.fill(in.blockAtRegistration(), 100);
      long[] stake = {400, 350, 250};
      in.weights().clear();
      for (int i = 0; i < 5; i++) {
        if (i < 3) {
          in.alphaStake()[i] = stake[i];
          in.validatorPermit()[i] = true;
          // Server 4 belongs to validator 2; the total is kept, so other weights don't move.
          int own = i == 2 ? selfWeights[k] : 10_000;
          in.weights().add(3, 65_535 - own).add(4, own);
        }
        in.weights().endRow();
      }
      EpochResult out = new EpochResult(5);
      epoch.run(in, rules(32_767, 65_535), EMISSION, out);
      incentives[k] = epoch.terms.incentive[4];
    }
    assertThat(incentives[1] - incentives[0])
        .as("only the other server's part of the ranks shrinks")
        .isLessThan(incentives[0] / 2);
    assertThat(epoch.terms.consensus[4]).isLessThan(1L << 31);
  }
}
