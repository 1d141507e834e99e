// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.paych;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealwright.incentives.filecoin.Golden.atto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.Golden;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.testing.GoldenJson;

/** What the network's actor did with random channels. */
class PaymentChannelGoldenTest {
  private PaymentChannel channel;

  @Test
  void channels() {
    long[] operations = new long[2];
    Golden.checkAll(
        "payment_channels.json",
        c -> {
          channel = PaymentChannel.OPEN;
          TokenAmount balance = atto(c, "deposit");
          for (GoldenJson op : c.list("ops")) {
            operations[0]++;
            boolean succeeded = op.number("code") == 0;
            operations[1] += succeeded ? 0 : 1;
            Optional<PaymentChannel.Collected> collected = run(op, balance, succeeded);
            if (collected.isPresent()) {
              assertThat(collected.get().receiver()).isEqualTo(atto(op, "to_receiver"));
              assertThat(collected.get().sender()).isEqualTo(atto(op, "to_sender"));
              break;
            }
            balance = atto(op, "balance");
            assertThat(channel).isEqualTo(state(op));
          }
        });
    GoldenJson.report("payment_channels.json (operations)", operations[0], operations[0]);
    GoldenJson.report("payment_channels.json (refused)", operations[1], operations[1]);
    assertThat(operations).containsExactly(1963, 1166);
  }

  private Optional<PaymentChannel.Collected> run(
      GoldenJson op, TokenAmount balance, boolean succeeds) {
    long now = op.number("epoch");
    if (!succeeds) {
      assertThatThrownBy(() -> attempt(op, balance, now)).isInstanceOf(EconomicsException.class);
      return Optional.empty();
    }
    return attempt(op, balance, now);
  }

  private Optional<PaymentChannel.Collected> attempt(GoldenJson op, TokenAmount balance, long now) {
    switch (op.text("op")) {
      case "redeem" -> channel = channel.redeem(voucher(op), op.get("secret").hex(), balance, now);
      case "settle" -> channel = channel.settle(now);
      case "collect" -> {
        return Optional.of(channel.collect(balance, now));
      }
      default -> assertThat(op.text("op")).isEqualTo("deposit");
    }
    return Optional.empty();
  }

  private static Voucher voucher(GoldenJson op) {
    List<Voucher.Merge> merges =
        op.list("merges").stream()
            .map(m -> new Voucher.Merge(m.at(0).unsigned(), m.at(1).unsigned()))
            .toList();
    return new Voucher(
        op.get("lane").unsigned(),
        op.get("nonce").unsigned(),
        atto(op, "amount"),
        op.number("time_lock_min"),
        op.number("time_lock_max"),
        op.number("min_settle_height"),
        op.text("secret_hash"),
        merges);
  }

  private static PaymentChannel state(GoldenJson op) {
    Map<Long, PaymentChannel.Lane> lanes = new HashMap<>();
    op.list("lanes")
        .forEach(
            row ->
                lanes.put(
                    row.at(0).unsigned(),
                    new PaymentChannel.Lane(
                        new TokenAmount(row.at(1).integer()), row.at(2).unsigned())));
    return new PaymentChannel(
        atto(op, "to_send"), op.number("settling_at"), op.number("state_min_settle_height"), lanes);
  }
}
