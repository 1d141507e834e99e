// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.math.I64F64;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;
import org.sealwright.incentives.testing.GoldenJson;

/** A block's emission against the pallet's own functions, up to the ends of their types. */
class EmissionSharesGoldenTest {

  private static List<GoldenJson> cases(String name) {
    return GoldenJson.resource("/bittensor/" + name).list("cases");
  }

  @Test
  void blocks() {
    GoldenJson.checkAll(
        "emission_shares.json", cases("emission_shares.json"), EmissionSharesGoldenTest::block);
  }

  private static void block(GoldenJson c) {
    List<SubnetState> subnets = new ArrayList<>();
    for (GoldenJson json : c.list("subnets")) {
      subnets.add(
          new SubnetState(
              subnets.size() + 1,
              new U64F64(json.integer("price")),
              new I96F32(json.integer("moving")),
              new U96F32(json.integer("burned")),
              json.get("enabled").isTrue(),
              json.get("alpha_in").unsigned(),
              json.get("alpha_out").unsigned()));
    }
    List<U64F64> shares = EmissionShares.byPrice(subnets);
    assertThat(shares.stream().map(U64F64::raw)).isEqualTo(raws(c.list("shares")));
    List<U96F32> amounts =
        EmissionShares.amounts(subnets, shares, c.get("block_emission").unsigned());
    assertThat(amounts.stream().map(U96F32::raw)).isEqualTo(raws(c.list("amounts")));
    boolean isSold = false;
    if (c.get("root_sold").isNull()) {
      assertThatThrownBy(() -> EmissionShares.isRootSold(subnets))
          .isInstanceOf(EconomicsException.class);
    } else {
      isSold = EmissionShares.isRootSold(subnets);
      assertThat(isSold).isEqualTo(c.get("root_sold").isTrue());
    }
    for (int i = 0; i < subnets.size(); i++) {
      pending(c, i, subnets.get(i), amounts.get(i), isSold);
    }
  }

  private static void pending(
      GoldenJson c, int i, SubnetState subnet, U96F32 amount, boolean isSold) {
    long rootTao = c.get("root_tao").unsigned();
    TaoWeight weight = new TaoWeight(c.get("tao_weight").unsigned());
    PoolTerms terms = PoolTerms.of(subnet, amount, rootTao, weight);
    assertThat(
            List.of(
                terms.taoIn().raw(),
                terms.alphaIn().raw(),
                terms.alphaOut().raw(),
                terms.excessTao().raw()))
        .isEqualTo(raws(c.get("terms").at(i).list()));
    GoldenJson cut = c.get("owner_cut");
    long issuance = AlphaSplit.issuanceAfter(subnet, terms.alphaOut());
    AlphaSplit split =
        AlphaSplit.of(
            terms.alphaOut(),
            weight.rootProportion(rootTao, issuance),
            cut.isNull() ? OptionalInt.empty() : OptionalInt.of((int) cut.number()));
    assertThat(pending(c.get("pending").at(i)).plus(split, isSold))
        .isEqualTo(pending(c.get("pending_after").at(i)));
  }

  private static PendingEmission pending(GoldenJson json) {
    return new PendingEmission(
        json.at(0).unsigned(), json.at(1).unsigned(), json.at(2).unsigned(), json.at(3).unsigned());
  }

  private static List<?> raws(List<GoldenJson> list) {
    return list.stream().map(GoldenJson::integer).toList();
  }

  @Test
  void flows() {
    GoldenJson.checkAll(
        "flow_shares.json", cases("flow_shares.json"), EmissionSharesGoldenTest::flow);
  }

  private static void flow(GoldenJson c) {
    FlowShares rule =
        new FlowShares(
            c.get("net").isTrue(),
            new U64F64(c.integer("exponent")),
            new I64F64(c.integer("cutoff")),
            c.get("smoothing").unsigned());
    int subnets = c.list("steps").getFirst().list("flows").size();
    List<Optional<FlowShares.Average>> users =
        new ArrayList<>(Collections.nCopies(subnets, Optional.empty()));
    List<Optional<FlowShares.Average>> protocol = new ArrayList<>(users);
    for (GoldenJson step : c.list("steps")) {
      long block = step.number("block");
      for (int i = 0; i < subnets; i++) {
        GoldenJson flows = step.get("flows").at(i);
        users.set(i, Optional.of(rule.update(users.get(i), flows.at(0).number(), block)));
        protocol.set(i, Optional.of(rule.update(protocol.get(i), flows.at(1).number(), block)));
        assertThat(List.of(raw(users.get(i)), raw(protocol.get(i))))
            .isEqualTo(raws(step.get("averages").at(i).list()));
      }
      List<FlowShares.Average> now = users.stream().map(Optional::orElseThrow).toList();
      List<FlowShares.Average> costs = protocol.stream().map(Optional::orElseThrow).toList();
      if (step.get("shares").isNull()) {
        assertThatThrownBy(() -> rule.shares(now, costs)).isInstanceOf(EconomicsException.class);
      } else {
        assertThat(rule.shares(now, costs).stream().map(U64F64::raw))
            .isEqualTo(raws(step.list("shares")));
      }
    }
  }

  private static Object raw(Optional<FlowShares.Average> average) {
    return average.orElseThrow().value().raw();
  }

  @Test
  void prices() {
    GoldenJson.checkAll(
        "moving_price.json",
        cases("moving_price.json"),
        c -> {
          MovingPrice rule =
              new MovingPrice(new I96F32(c.integer("rate")), c.get("halving").unsigned());
          GoldenJson first = c.get("first");
          I96F32 next =
              rule.next(
                  new I96F32(c.integer("old")),
                  new U64F64(c.integer("price")),
                  c.get("block").unsigned(),
                  first.isNull() ? OptionalLong.empty() : OptionalLong.of(first.unsigned()));
          assertThat(next.raw()).isEqualTo(c.integer("new"));
        });
  }
}
