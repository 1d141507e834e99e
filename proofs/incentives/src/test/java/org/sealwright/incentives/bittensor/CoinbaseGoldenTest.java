// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.bittensor.emission.AlphaSplit;
import org.sealwright.incentives.bittensor.emission.EmissionShares;
import org.sealwright.incentives.bittensor.emission.FlowShares;
import org.sealwright.incentives.bittensor.emission.MovingPrice;
import org.sealwright.incentives.bittensor.emission.PoolTerms;
import org.sealwright.incentives.bittensor.emission.SubnetState;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.bittensor.stake.DividendSplit;
import org.sealwright.incentives.bittensor.stake.KeyShare;
import org.sealwright.incentives.bittensor.stake.ParentDividends;
import org.sealwright.incentives.bittensor.stake.ShareFloat;
import org.sealwright.incentives.bittensor.stake.SharePool;
import org.sealwright.incentives.bittensor.stake.StakeInheritance;
import org.sealwright.incentives.bittensor.subnet.MechanismSplit;
import org.sealwright.incentives.bittensor.subnet.RegistrationBurn;
import org.sealwright.incentives.math.I64F64;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;
import org.sealwright.incentives.testing.GoldenJson;

/** What a block gives out, against the network's own code. */
class CoinbaseGoldenTest {
  private static final Map<String, Consumer<GoldenJson>> CHECKS =
      Map.of(
          "emission_step", CoinbaseGoldenTest::emissionStep,
          "get_shares_flow", CoinbaseGoldenTest::flowShares,
          "update_moving_price", CoinbaseGoldenTest::movingPrice,
          "calculate_dividend_distribution", CoinbaseGoldenTest::dividends,
          "parent_child_dividends", CoinbaseGoldenTest::parents,
          "split_emissions", CoinbaseGoldenTest::mechanisms,
          "weighted_acc", CoinbaseGoldenTest::accumulation,
          "decay_factor_q32", CoinbaseGoldenTest::decay,
          "bump_registration_price", CoinbaseGoldenTest::bump,
          "share_pool", CoinbaseGoldenTest::sharePool);

  @Test
  void blocksAreThoseOfTheNetwork() {
    GoldenJson.checkAll(
        "coinbase.json",
        GoldenJson.resource("/bittensor/coinbase.json").list(),
        json -> CHECKS.get(json.text("fn")).accept(json));
  }

  private static void emissionStep(GoldenJson json) {
    TaoWeight weight = new TaoWeight(json.get("taoWeight").unsigned());
    long rootTao = json.get("rootTao").unsigned();
    List<SubnetState> subnets =
        json.list("subnets").stream().map(CoinbaseGoldenTest::subnet).toList();
    List<U64F64> shares = EmissionShares.byPrice(subnets);
    List<U96F32> amounts =
        EmissionShares.amounts(subnets, shares, json.get("blockEmission").unsigned());
    assertThat(EmissionShares.isRootSold(subnets)).isEqualTo(json.get("rootSellFlag").isTrue());
    for (int i = 0; i < subnets.size(); i++) {
      SubnetState subnet = subnets.get(i);
      String key = String.valueOf(subnet.netuid());
      assertThat(shares.get(i).raw()).isEqualTo(json.get("sharesU64F64Bits").integer(key));
      assertThat(amounts.get(i).raw()).isEqualTo(json.get("subnetEmissionU96F32Bits").integer(key));
      PoolTerms terms = PoolTerms.of(subnet, amounts.get(i), rootTao, weight);
      assertThat(terms.taoIn().raw()).isEqualTo(json.get("taoInU96F32Bits").integer(key));
      assertThat(terms.alphaIn().raw()).isEqualTo(json.get("alphaInU96F32Bits").integer(key));
      assertThat(terms.taoIn().toU64()).isEqualTo(json.get("taoIn").number(key));
      assertThat(terms.alphaIn().toU64()).isEqualTo(json.get("alphaIn").number(key));
      assertThat(terms.alphaOut().toU64()).isEqualTo(json.get("alphaOut").number(key));
      assertThat(terms.excessTao().toU64()).isEqualTo(json.get("excessTao").number(key));
      GoldenJson pending = json.list("pending").get(i);
      U96F32 root =
          weight.rootProportion(rootTao, AlphaSplit.issuanceAfter(subnet, terms.alphaOut()));
      assertThat(root.raw()).isEqualTo(pending.integer("rootProportionU96F32Bits"));
      AlphaSplit split =
          AlphaSplit.of(terms.alphaOut(), root, OptionalInt.of(AlphaSplit.DEFAULT_OWNER_CUT));
      assertThat(split)
          .isEqualTo(
              new AlphaSplit(
                  pending.number("alphaCreated"),
                  pending.number("ownerCut"),
                  pending.number("server"),
                  pending.number("validator"),
                  pending.number("rootAlpha")));
    }
  }

  private static SubnetState subnet(GoldenJson json) {
    return new SubnetState(
        (int) json.number("netuid"),
        new U64F64(json.integer("priceU64F64Bits")),
        new I96F32(json.integer("movingPriceI96F32Bits")),
        new U96F32(json.integer("minerBurnedU96F32Bits")),
        json.get("emissionEnabled").isTrue(),
        json.get("alphaIn").unsigned(),
        json.get("alphaOut").unsigned());
  }

  private static void flowShares(GoldenJson json) {
    FlowShares rule =
        new FlowShares(
            json.get("netFlowEnabled").isTrue(),
            new U64F64(json.integer("exponentU64F64Bits")),
            new I64F64(json.integer("cutoffI64F64Bits")),
            json.get("smoothing").unsigned());
    long block = json.get("block").unsigned();
    List<FlowShares.Average> users = new ArrayList<>();
    List<FlowShares.Average> protocol = new ArrayList<>();
    for (GoldenJson in : json.list("in")) {
      users.add(rule.update(average(in.get("emaTao")), in.number("taoFlow"), block));
      protocol.add(rule.update(average(in.get("emaProtocol")), in.number("protocolFlow"), block));
    }
    List<U64F64> shares = rule.shares(users, protocol);
    for (int i = 0; i < users.size(); i++) {
      String key = json.list("in").get(i).text("netuid");
      assertThat(users.get(i).value().raw()).isEqualTo(json.get("emaTaoAfter").integer(key));
      assertThat(protocol.get(i).value().raw())
          .isEqualTo(json.get("emaProtocolAfter").integer(key));
      assertThat(shares.get(i).raw()).isEqualTo(json.get("shares").integer(key));
    }
  }

  private static Optional<FlowShares.Average> average(GoldenJson json) {
    return json.isNull()
        ? Optional.empty()
        : Optional.of(
            new FlowShares.Average(json.at(0).unsigned(), new I64F64(json.at(1).integer())));
  }

  private static void movingPrice(GoldenJson json) {
    MovingPrice rule =
        new MovingPrice(
            new I96F32(json.integer("movingAlphaI96F32Bits")),
            json.get("halvingBlocks").unsigned());
    GoldenJson first = json.get("firstEmissionBlock");
    I96F32 next =
        rule.next(
            new I96F32(json.integer("oldMovingI96F32Bits")),
            new U64F64(json.integer("priceU64F64Bits")),
            json.get("block").unsigned(),
            first.isNull() ? OptionalLong.empty() : OptionalLong.of(first.unsigned()));
    assertThat(next.raw()).isEqualTo(json.integer("newMovingI96F32Bits"));
  }

  private static void dividends(GoldenJson json) {
    List<String> keys = json.get("dividends").names();
    List<DividendSplit.Earner> earners =
        keys.stream()
            .map(
                key ->
                    new DividendSplit.Earner(
                        U96F32.ofU64(json.get("dividends").get(key).unsigned()),
                        json.get("stake").get(key).at(0).unsigned(),
                        json.get("stake").get(key).at(1).unsigned()))
            .toList();
    DividendSplit split =
        DividendSplit.of(
            earners,
            json.get("pendingAlpha").unsigned(),
            json.get("pendingRootAlpha").unsigned(),
            new U96F32(json.integer("taoWeightU96F32Bits")));
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      assertThat(split.alpha().get(i).raw())
          .isEqualTo(json.get("alphaDividendsU96F32Bits").integer(key));
      assertThat(split.root().get(i).raw())
          .isEqualTo(json.get("rootAlphaDividendsU96F32Bits").integer(key));
      DividendSplit.Take take =
          DividendSplit.Take.of(split.alpha().get(i), (int) json.number("takeU16"));
      assertThat(take.take()).isEqualTo(json.get("alphaTake").get(key).unsigned());
      assertThat(take.rest()).isEqualTo(json.get("alphaToNominators").get(key).unsigned());
    }
  }

  private static void parents(GoldenJson json) {
    List<GoldenJson> owners = json.list("owners");
    ParentDividends.Ledger<Integer> ledger =
        new ParentDividends.Ledger<>(
            key -> json.get("alphaStake").at(key).unsigned(),
            key -> json.get("rootStake").at(key).unsigned(),
            key -> (int) owners.get(key).number());
    List<KeyShare<Integer>> parents = links(json.get("parents"));
    List<KeyShare<Integer>> children = links(json.get("children"));
    int hotkey = (int) json.number("hotkey");
    TaoWeight weight = new TaoWeight(json.get("taoWeight").unsigned());
    ParentDividends<Integer> out =
        ParentDividends.of(
            hotkey,
            json.get("dividends").unsigned(),
            parents,
            children,
            ledger,
            new ParentDividends.Takes(
                (int) json.number("childkeyTake"), json.get("ckBurn").unsigned()),
            weight);
    assertThat(out.shares())
        .isEqualTo(
            json.list("out").stream()
                .map(e -> new ParentDividends.Share<>((int) e.at(0).number(), e.at(1).unsigned()))
                .toList());
    assertThat(out.recycled()).isEqualTo(json.get("recycled").unsigned());
    assertThat(
            StakeInheritance.selfContribution(
                ledger.alphaOf().applyAsLong(hotkey),
                ledger.rootTaoOf().applyAsLong(hotkey),
                children,
                weight))
        .isEqualTo(json.get("selfContribution").unsigned());
    assertThat(StakeInheritance.inherited(hotkey, parents, children, ledger.alphaOf()))
        .isEqualTo(json.get("inheritedAlpha").unsigned());
    assertThat(StakeInheritance.inherited(hotkey, parents, children, ledger.rootTaoOf()))
        .isEqualTo(json.get("inheritedTao").unsigned());
  }

  private static List<KeyShare<Integer>> links(GoldenJson json) {
    return json.list().stream()
        .map(e -> new KeyShare<>(e.at(0).unsigned(), (int) e.at(1).number()))
        .toList();
  }

  private static void mechanisms(GoldenJson json) {
    GoldenJson split = json.get("split");
    Optional<int[]> parts =
        split.isNull()
            ? Optional.empty()
            : Optional.of(split.list().stream().mapToInt(e -> (int) e.number()).toArray());
    assertThat(
            MechanismSplit.split(json.get("alpha").unsigned(), (int) json.number("count"), parts))
        .containsExactly(json.list("out").stream().mapToLong(GoldenJson::unsigned).toArray());
  }

  private static void accumulation(GoldenJson json) {
    U64F64 weight = new U64F64(json.integer("weightU64F64Bits"));
    int existing = (int) json.number("existing");
    int added = (int) json.number("added");
    assertThat(MechanismSplit.accumulateU16(existing, added, weight))
        .isEqualTo((int) json.number("u16"));
    assertThat(MechanismSplit.accumulate(existing, added, weight)).isEqualTo(json.number("alpha"));
  }

  private static void decay(GoldenJson json) {
    RegistrationBurn burn =
        new RegistrationBurn((int) json.number("halfLife"), U64F64.ONE, 0, U64.MAX);
    assertThat(burn.decayFactor()).isEqualTo(json.number("factor"));
    assertThat(burn.decayed(1_000_000_000)).isEqualTo(json.number("afterOneBlock1TAO"));
    assertThat(burn.decayed(U64.MAX)).isEqualTo(json.get("maxU64").unsigned());
  }

  private static void bump(GoldenJson json) {
    RegistrationBurn burn =
        new RegistrationBurn(
            360,
            new U64F64(json.integer("multU64F64Bits")),
            json.get("min").unsigned(),
            json.get("max").unsigned());
    assertThat(burn.increased(json.get("burn").unsigned())).isEqualTo(json.get("out").unsigned());
  }

  private static void sharePool(GoldenJson json) {
    SharePool<String> pool = new SharePool<>();
    for (GoldenJson op : json.list("ops")) {
      if (op.at(0).text().equals("all")) {
        pool.updateAll(op.at(1).number());
      } else {
        pool.updateOne(op.at(1).text(), op.at(2).number());
      }
    }
    assertThat(pool.total()).isEqualTo(json.get("sharedValue").unsigned());
    assertThat(pool.denominator()).isEqualTo(share(json.get("denominator")));
    for (String key : json.get("shares").names()) {
      assertThat(pool.share(key)).isEqualTo(share(json.get("shares").get(key)));
    }
    List<GoldenJson> values = json.list("values");
    for (int i = 0; i < values.size(); i++) {
      assertThat(pool.value(String.valueOf(i))).isEqualTo(values.get(i).unsigned());
    }
  }

  private static ShareFloat share(GoldenJson json) {
    return new ShareFloat(new BigInteger(json.at(0).text()), json.at(1).number());
  }
}
