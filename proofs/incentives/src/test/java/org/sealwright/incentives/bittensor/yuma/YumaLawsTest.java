// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.sealwright.incentives.math.Fixed32;

/** What holds for every epoch. */
class YumaLawsTest {
  private static final int TRIES = 300;
  private static final long ONE = Fixed32.ONE;
  private static final long MAX_EMISSION = 1L << 50;

  private final YumaEpoch epoch = new YumaEpoch();

  private EpochResult run(EpochInput in, YumaParameters parameters, long emission) {
    EpochResult out = new EpochResult(in.neurons());
    epoch.run(in, parameters, emission, out);
    return out;
  }

  @Property(tries = TRIES)
  void permutingNeuronsPermutesResults(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 24) int neurons) {
    EpochInput in = RandomSubnet.of(seed, neurons);
    in.owner(new Random(seed).nextInt(neurons + 1) - 1);
    YumaParameters parameters = RandomSubnet.parameters(seed);
    List<Integer> order = IntStream.range(0, neurons).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    int[] to = order.stream().mapToInt(Integer::intValue).toArray();
    EpochResult plain = run(in, parameters, 1_000_000_007);
    EpochResult moved = run(permuted(in, to), parameters, 1_000_000_007);
    for (int i = 0; i < neurons; i++) {
      assertThat(standing(moved, to[i])).isEqualTo(standing(plain, i));
      TreeMap<Integer, Integer> bonds = new TreeMap<>();
      row(plain.bonds(), i).forEach((column, value) -> bonds.put(to[column], value));
      assertThat(row(moved.bonds(), to[i])).isEqualTo(bonds);
    }
  }

  private static List<Object> standing(EpochResult out, int i) {
    return List.of(
        out.serverEmission()[i],
        out.validatorEmission()[i],
        out.emission()[i],
        out.stake()[i],
        out.stakeWeight()[i],
        out.consensus()[i],
        out.incentive()[i],
        out.dividend()[i],
        out.validatorTrust()[i],
        out.isActive()[i],
        out.newValidatorPermit()[i]);
  }

  private static EpochInput permuted(EpochInput in, int[] to) {
    EpochInput out = new EpochInput(in.neurons()).at(in.currentBlock(), in.lastMechanismStep());
    out.owner(in.ownerUid() < 0 ? EpochInput.NO_OWNER : to[in.ownerUid()]);
    int[] from = new int[to.length];
    for (int i = 0; i < to.length; i++) {
      from[to[i]] = i;
      out.alphaStake()[to[i]] = in.alphaStake()[i];
      out.taoStake()[to[i]] = in.taoStake()[i];
      out.validatorPermit()[to[i]] = in.validatorPermit()[i];
      out.lastUpdate()[to[i]] = in.lastUpdate()[i];
      out.blockAtRegistration()[to[i]] = in.blockAtRegistration()[i];
      out.commitBlock()[to[i]] = in.commitBlock()[i];
    }
    permute(in.weights(), to, from, out.weights());
    permute(in.bonds(), to, from, out.bonds());
    return out;
  }

  private static void permute(SparseRows in, int[] to, int[] from, SparseRows out) {
    out.clear();
    for (int i = 0; i < in.rows(); i++) {
      TreeMap<Integer, Integer> moved = new TreeMap<>();
      row(in, from[i]).forEach((column, value) -> moved.put(to[column], value));
      moved.forEach(out::add);
      out.endRow();
    }
  }

  private static Map<Integer, Integer> row(SparseRows rows, int i) {
    TreeMap<Integer, Integer> out = new TreeMap<>();
    for (int k = rows.start(i); k < rows.start(i + 1); k++) {
      out.put(rows.column(k), rows.value(k));
    }
    return out;
  }

  @Property(tries = TRIES)
  void clippedWeightsNeverExceedConsensusNorWeights(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 24) int neurons) {
    run(RandomSubnet.of(seed, neurons), RandomSubnet.parameters(seed), 1);
    for (int i = 0; i < neurons; i++) {
      TreeMap<Integer, Long> given = new TreeMap<>();
      for (int k = epoch.weights.start[i]; k < epoch.weights.start[i + 1]; k++) {
        given.put(epoch.weights.column[k], epoch.weights.value[k]);
      }
      for (int k = epoch.clipped.start[i]; k < epoch.clipped.start[i + 1]; k++) {
        int j = epoch.clipped.column[k];
        assertThat(epoch.clipped.value[k])
            .isLessThanOrEqualTo(epoch.terms.consensus[j])
            .isLessThanOrEqualTo(given.get(j));
      }
    }
  }

  @Property(tries = TRIES)
  void emissionIsGivenOutButForRounding(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 24) int neurons,
      @ForAll @LongRange(min = 0, max = MAX_EMISSION) long emission) {
    EpochResult out = run(RandomSubnet.of(seed, neurons), RandomSubnet.parameters(seed), emission);
    long given =
        LongStream.of(out.serverEmission()).sum() + LongStream.of(out.validatorEmission()).sum();
    long lost = 4L * neurons * ((emission >>> 32) + 1);
    assertThat(given).isLessThanOrEqualTo(emission).isGreaterThanOrEqualTo(emission - lost);
  }

  @Property(tries = TRIES)
  void incentivesSumUpToOneOrNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 24) int neurons) {
    run(RandomSubnet.of(seed, neurons), RandomSubnet.parameters(seed), 1);
    long sum = Vectors.sum(epoch.terms.incentive, neurons);
    if (sum != 0) {
      assertThat(sum).isBetween(ONE - neurons, ONE);
    }
  }

  @Property(tries = TRIES)
  void scalingAllStakeChangesSharesByOneUnitAtMost(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 24) int neurons,
      @ForAll @IntRange(min = 2, max = 100) int factor) {
    EpochInput in = RandomSubnet.of(seed, neurons);
    YumaParameters parameters = RandomSubnet.parameters(seed);
    run(in, parameters, 1);
    long[] before = Arrays.copyOf(epoch.terms.stake, neurons);
    Arrays.setAll(in.alphaStake(), i -> in.alphaStake()[i] * factor);
    run(in, parameters, 1);
    for (int i = 0; i < neurons; i++) {
      assertThat(Math.abs(epoch.terms.stake[i] - before[i])).isLessThanOrEqualTo(1);
    }
  }

  @Property(tries = TRIES)
  void sparseAndDenseRulesAgreeOnEmission(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 16) int neurons) {
    EpochInput in = RandomSubnet.of(seed, neurons);
    Arrays.fill(in.commitBlock(), EpochInput.NO_COMMIT);
    YumaParameters any = RandomSubnet.parameters(seed);
    YumaParameters parameters =
        new YumaParameters(
            any.version(),
            any.kappa(),
            any.bondsPenalty(),
            any.bondsMovingAverage(),
            Optional.empty(),
            any.maxAllowedValidators(),
            any.stakeThreshold(),
            any.taoWeight(),
            any.tempo(),
            any.activityCutoff(),
            any.isCommitReveal());
    EpochResult sparse = run(in, parameters, 1_000_000_007);
    EpochResult dense = new EpochResult(neurons);
    new DenseYumaEpoch().run(in, parameters, 1_000_000_007, dense);
    assertThat(dense.serverEmission()).isEqualTo(sparse.serverEmission());
    assertThat(dense.validatorEmission()).isEqualTo(sparse.validatorEmission());
    assertThat(dense.consensus()).isEqualTo(sparse.consensus());
  }

  @Property(tries = 20)
  void threadsChangeNothing(@ForAll long seed) {
    YumaParameters parameters = RandomSubnet.parameters(seed);
    List<Long> seeds = LongStream.range(seed, seed + 16).boxed().toList();
    List<List<Object>> alone = seeds.stream().map(s -> outcome(s, parameters)).toList();
    List<List<Object>> together = seeds.parallelStream().map(s -> outcome(s, parameters)).toList();
    assertThat(together).isEqualTo(alone);
  }

  private static List<Object> outcome(long seed, YumaParameters parameters) {
    EpochResult out = new EpochResult(20);
    new YumaEpoch().run(RandomSubnet.of(seed, 20), parameters, 1_000_000, out);
    return IntStream.range(0, 20).mapToObj(i -> (Object) standing(out, i)).toList();
  }
}
