// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.yuma;

import java.util.List;
import java.util.Optional;
import org.sealwright.incentives.testing.GoldenJson;

/** A case of the golden epochs. */
record EpochCase(EpochInput input, YumaParameters parameters, long emission, GoldenJson json) {
  /** The files of epochs. */
  static final List<String> FILES =
      List.of(
          "epoch_small.json",
          "epoch_edge.json",
          "epoch_medium.json",
          "epoch_test_bonds_replay.json",
          "epoch_test_yuma3_kappa_moves_first_replay.json");

  static EpochCase of(GoldenJson json) {
    GoldenJson in = json.get("in");
    EpochInput input =
        new EpochInput((int) in.number("n"))
            .at(in.get("currentBlock").unsigned(), in.get("lastMechanismStepBlock").unsigned());
    if (!in.get("ownerUid").isNull()) {
      input.owner((int) in.number("ownerUid"));
    }
    fill(in.get("alphaStake"), input.alphaStake());
    fill(in.get("taoStake"), input.taoStake());
    fill(in.get("lastUpdate"), input.lastUpdate());
    fill(in.get("blockAtRegistration"), input.blockAtRegistration());
    List<GoldenJson> permits = in.list("validatorPermits");
    for (int i = 0; i < permits.size(); i++) {
      input.validatorPermit()[i] = permits.get(i).isTrue();
    }
    for (GoldenJson commit : in.list("activeCommits")) {
      input.commitBlock()[(int) commit.at(0).number()] = commit.at(1).unsigned();
    }
    rows(in.get("weights"), input.weights());
    rows(in.get("bonds"), input.bonds());
    return new EpochCase(input, parameters(in), json.get("emission").unsigned(), json);
  }

  private static YumaParameters parameters(GoldenJson in) {
    LiquidAlpha alpha =
        new LiquidAlpha(
            (int) in.number("alphaLow"),
            (int) in.number("alphaHigh"),
            (int) in.number("alphaSigmoidSteepness"));
    return new YumaParameters(
        in.get("yuma3").isTrue() ? YumaVersion.YUMA3 : YumaVersion.ORIGINAL,
        (int) in.number("kappa"),
        (int) in.number("bondsPenalty"),
        in.get("bondsMovingAverage").unsigned(),
        in.get("liquidAlpha").isTrue() ? Optional.of(alpha) : Optional.empty(),
        (int) in.number("maxAllowedValidators"),
        in.get("stakeThreshold").unsigned(),
        in.get("taoWeight").unsigned(),
        (int) in.number("tempo"),
        in.get("activityCutoffBlocks").unsigned(),
        in.get("commitReveal").isTrue());
  }

  static SparseRows rows(GoldenJson rows, SparseRows out) {
    out.clear();
    for (GoldenJson row : rows.list()) {
      row.list().forEach(e -> out.add((int) e.at(0).number(), (int) e.at(1).number()));
      out.endRow();
    }
    return out;
  }

  private static void fill(GoldenJson from, long[] to) {
    List<GoldenJson> list = from.list();
    for (int i = 0; i < to.length; i++) {
      to[i] = list.get(i).unsigned();
    }
  }
}
