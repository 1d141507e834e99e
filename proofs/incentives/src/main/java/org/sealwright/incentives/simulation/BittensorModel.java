// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.simulation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sealwright.incentives.bittensor.emission.AlphaSplit;
import org.sealwright.incentives.bittensor.emission.BlockEmission;
import org.sealwright.incentives.bittensor.emission.PendingEmission;
import org.sealwright.incentives.bittensor.emission.PoolTerms;
import org.sealwright.incentives.bittensor.emission.SubnetState;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.bittensor.stake.DividendSplit;
import org.sealwright.incentives.bittensor.yuma.EpochResult;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U96F32;

/**
 * Bittensor block by block, with one subnet. Beside the three common columns: {@code minerEarned}
 * and {@code validatorEarned}, of which {@code earned} is the sum and the latter includes what goes
 * to delegates; {@code alphaIssuance}; {@code place} by the last epoch, 0 before the first.
 */
final class BittensorModel implements NetworkModel {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("issued", Denomination.TAO),
          new Column("emission", Denomination.TAO),
          new Column("earned", Denomination.ALPHA),
          new Column("minerEarned", Denomination.ALPHA),
          new Column("validatorEarned", Denomination.ALPHA),
          new Column("alphaIssuance", Denomination.ALPHA),
          new Column("place", Denomination.NONE));
  private static final long MILLION = 1_000_000;

  private final BittensorScenario scenario;
  private final SubnetRun run;
  private final TaoWeight weight;
  private long block;
  private long issuance;
  private long emission;
  private long alphaIn;
  private long alphaOut;
  private PendingEmission pending = PendingEmission.NONE;
  private BigInteger miner = BigInteger.ZERO;
  private BigInteger validator = BigInteger.ZERO;
  private int place;

  BittensorModel(BittensorScenario scenario) {
    this.scenario = scenario;
    this.run = new SubnetRun(scenario.subnet());
    this.weight = new TaoWeight(scenario.subnet().parameters().taoWeight());
    this.issuance = scenario.issuance();
    this.alphaIn = scenario.pool().alphaIn();
    this.alphaOut = scenario.pool().alphaOut();
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public long epoch() {
    return block + 1;
  }

  @Override
  public void advance() {
    block++;
    emission = BlockEmission.at(issuance);
    issuance += emission;
    mintAlpha();
    int tempo = scenario.subnet().parameters().tempo();
    if (block % tempo == 0) {
      runEpoch();
    }
  }

  private void mintAlpha() {
    BittensorScenario.Pool pool = scenario.pool();
    SubnetState state =
        new SubnetState(1, pool.price(), I96F32.ONE, U96F32.ZERO, true, alphaIn, alphaOut);
    U96F32 tao = U96F32.ofU64(emission * pool.sharePpm() / MILLION);
    PoolTerms terms = PoolTerms.of(state, tao, pool.rootTao(), weight);
    alphaIn += terms.alphaIn().toU64();
    alphaOut += terms.alphaOut().toU64();
    U96F32 root = weight.rootProportion(pool.rootTao(), alphaIn + alphaOut);
    AlphaSplit split =
        AlphaSplit.of(terms.alphaOut(), root, OptionalInt.of(AlphaSplit.DEFAULT_OWNER_CUT));
    pending = pending.plus(split, true);
  }

  private void runEpoch() {
    EpochResult result = run.run(block, pending.intoEpoch());
    int uid = scenario.uid();
    long incentives = 0;
    for (long amount : result.serverEmission()) {
      incentives += amount;
    }
    if (uid != scenario.subnet().owner()) {
      miner = miner.add(BigInteger.valueOf(result.serverEmission()[uid]));
    }
    DividendSplit split =
        DividendSplit.of(
            earners(result), pending.validatorPool(incentives), pending.root(), weight.share());
    validator =
        validator
            .add(BigInteger.valueOf(split.alpha().get(uid).toU64()))
            .add(BigInteger.valueOf(split.root().get(uid).toU64()));
    place = run.order().indexOf(uid) + 1;
    pending = PendingEmission.NONE;
  }

  private List<DividendSplit.Earner> earners(EpochResult result) {
    List<DividendSplit.Earner> out = new ArrayList<>();
    List<Neuron> neurons = scenario.subnet().neurons();
    for (int i = 0; i < neurons.size(); i++) {
      out.add(
          new DividendSplit.Earner(
              U96F32.ofU64(result.validatorEmission()[i]),
              neurons.get(i).alphaStake(),
              neurons.get(i).taoStake()));
    }
    return out;
  }

  @Override
  public List<BigInteger> read() {
    return List.of(
        BigInteger.valueOf(issuance),
        BigInteger.valueOf(emission),
        miner.add(validator),
        miner,
        validator,
        BigInteger.valueOf(alphaIn + alphaOut),
        BigInteger.valueOf(place));
  }
}
