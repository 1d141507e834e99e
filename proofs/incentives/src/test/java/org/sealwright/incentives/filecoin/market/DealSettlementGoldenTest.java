// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;
import static org.sealwright.incentives.filecoin.Golden.power;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** What the network's market did with deals of one client and one provider. */
class DealSettlementGoldenTest {
  private static final FilecoinPolicy POLICY = FilecoinPolicy.LATEST;

  /**
   * A deal as the market keeps it; a sector that ended is forgotten, whatever became of the deal.
   */
  private record Deal(DealTerms terms, boolean active, boolean inSector, long lastUpdated) {}

  private final Map<Long, Deal> deals = new HashMap<>();
  private Escrow client;
  private Escrow provider;
  private TokenAmount burnt;

  @Test
  void deals() {
    long[] operations = new long[1];
    Golden.checkAll(
        "deal_settlement.json",
        c -> {
          deals.clear();
          client = Escrow.EMPTY;
          provider = Escrow.EMPTY;
          for (GoldenJson op : c.list("ops")) {
            operations[0]++;
            burnt = TokenAmount.ZERO;
            if (op.has("ok") && !op.get("ok").isTrue() && !op.text("op").equals("settle")) {
              assertThatThrownBy(() -> run(c, op)).isInstanceOf(EconomicsException.class);
            } else {
              run(c, op);
            }
            assertThat(client).isEqualTo(escrow(op, "client"));
            assertThat(provider).isEqualTo(escrow(op, "provider"));
            assertThat(client.locked().plus(provider.locked())).isEqualTo(atto(op, "total_locked"));
            assertThat(burnt).isEqualTo(atto(op, "burnt"));
          }
        });
    GoldenJson.report("deal_settlement.json (operations)", operations[0], operations[0]);
    assertThat(operations[0]).isEqualTo(1939);
  }

  private void run(GoldenJson network, GoldenJson op) {
    long now = op.number("epoch");
    switch (op.text("op")) {
      case "add" -> change(op, account(op).add(atto(op, "amount")));
      case "withdraw" -> {
        Escrow before = account(op);
        Escrow after = before.withdraw(atto(op, "amount"));
        assertThat(before.balance().minus(after.balance())).isEqualTo(atto(op, "withdrawn"));
        change(op, after);
      }
      case "publish" -> publish(network, op, now);
      case "activate" ->
          deals.computeIfPresent(
              op.number("deal"),
              (id, deal) -> new Deal(deal.terms(), true, true, Epochs.UNDEFINED));
      case "settle" -> settle(op, now);
      default -> terminate(op);
    }
  }

  private void publish(GoldenJson network, GoldenJson op, long now) {
    TokenAmount minimum =
        op.number("piece_size") < DealCollateral.MINIMUM_PIECE
            ? atto(op, "minimum")
            : DealCollateral.minimum(
                POLICY,
                op.number("piece_size"),
                false,
                power(network, "network_raw_power"),
                power(network, "baseline_power"),
                atto(network, "circulating_supply"));
    assertThat(minimum).isEqualTo(atto(op, "minimum"));
    if (op.number("piece_size") < DealCollateral.MINIMUM_PIECE) {
      throw new EconomicsException("piece size");
    }
    DealTerms terms =
        new DealTerms(
            op.number("start"),
            op.number("end"),
            atto(op, "price"),
            atto(op, "provider_collateral"),
            atto(op, "client_collateral"));
    DealCollateral.check(POLICY, terms, minimum, now);
    Escrow locked = client.lock(terms.clientRequirement());
    provider = provider.lock(terms.providerCollateral());
    client = locked;
    deals.put(op.number("deal"), new Deal(terms, false, false, Epochs.UNDEFINED));
  }

  private void settle(GoldenJson op, long now) {
    Deal deal = deals.get(op.number("deal"));
    if (deal == null || (!deal.active() && now >= deal.terms().start())) {
      // Over already, or now because nobody sealed it: the market answers that there is no deal.
      assertThat(op.get("ok").isTrue()).isFalse();
      if (deal != null) {
        apply(DealSettlement.neverActivated(deal.terms(), now));
        deals.remove(op.number("deal"));
      }
      return;
    }
    assertThat(op.get("ok").isTrue()).isTrue();
    DealSettlement due = DealSettlement.active(deal.terms(), deal.lastUpdated(), now);
    apply(due);
    assertThat(due.payment()).isEqualTo(atto(op, "payment"));
    assertThat(due.done()).isEqualTo(op.get("completed").isTrue());
    if (due.done()) {
      deals.remove(op.number("deal"));
    } else if (deal.active()) {
      deals.put(op.number("deal"), new Deal(deal.terms(), true, deal.inSector(), now));
    }
  }

  private void terminate(GoldenJson op) {
    Deal deal = deals.get(op.number("deal"));
    long terminated = op.number("terminated");
    if (deal == null || !deal.inSector()) {
      return;
    }
    if (deal.terms().end() > terminated) {
      apply(DealSettlement.terminated(deal.terms(), deal.lastUpdated(), terminated));
      deals.remove(op.number("deal"));
    } else {
      deals.put(op.number("deal"), new Deal(deal.terms(), true, false, deal.lastUpdated()));
    }
  }

  private void apply(DealSettlement settlement) {
    Escrow paid = client.asClient(settlement);
    provider = provider.asProvider(settlement);
    client = paid;
    burnt = burnt.plus(settlement.slashed());
  }

  private Escrow account(GoldenJson op) {
    return op.text("who").equals("client") ? client : provider;
  }

  private void change(GoldenJson op, Escrow account) {
    if (op.text("who").equals("client")) {
      client = account;
    } else {
      provider = account;
    }
  }

  private static Escrow escrow(GoldenJson op, String who) {
    GoldenJson pair = op.get(who);
    return new Escrow(new TokenAmount(pair.at(0).integer()), new TokenAmount(pair.at(1).integer()));
  }
}
