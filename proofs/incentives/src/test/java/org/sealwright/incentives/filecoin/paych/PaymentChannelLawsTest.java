// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.paych;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class PaymentChannelLawsTest {
  private static final byte[] NO_SECRET = new byte[0];
  private static final TokenAmount BALANCE = TokenAmount.ofFil(100);

  private static PaymentChannel redeem(PaymentChannel channel, Voucher voucher) {
    return channel.redeem(voucher, NO_SECRET, BALANCE, 10);
  }

  private static TokenAmount fil(long fil) {
    return TokenAmount.ofFil(fil);
  }

  @Property
  void lanesAddUpInAnyOrder(
      @ForAll @LongRange(min = 0, max = 50) long a, @ForAll @LongRange(min = 0, max = 50) long b) {
    Voucher first = Voucher.of(0, 0, fil(a));
    Voucher second = Voucher.of(1, 0, fil(b));
    PaymentChannel one = redeem(redeem(PaymentChannel.OPEN, first), second);
    PaymentChannel other = redeem(redeem(PaymentChannel.OPEN, second), first);
    assertThat(one).isEqualTo(other);
    assertThat(one.toSend()).isEqualTo(fil(a + b));
  }

  @Example
  void mergedLanesArePaidOnce() {
    PaymentChannel channel = redeem(PaymentChannel.OPEN, Voucher.of(0, 1, fil(10)));
    channel = redeem(channel, Voucher.of(1, 1, fil(20)));
    channel = redeem(channel, Voucher.of(0, 2, fil(35), new Voucher.Merge(1, 2)));
    assertThat(channel.toSend()).isEqualTo(fil(35));
    assertThat(channel.lanes().get(1L)).isEqualTo(new PaymentChannel.Lane(fil(20), 2));
    assertThat(channel.lanes().get(0L)).isEqualTo(new PaymentChannel.Lane(fil(35), 2));
    // A lane that is merged twice counts twice.
    PaymentChannel twice =
        redeem(
            channel, Voucher.of(0, 3, fil(80), new Voucher.Merge(1, 3), new Voucher.Merge(1, 4)));
    assertThat(twice.toSend()).isEqualTo(fil(35 + 80 - 35 - 40));
  }

  @Example
  void laterVouchersMayPayLess() {
    PaymentChannel channel = redeem(PaymentChannel.OPEN, Voucher.of(0, 1, fil(10)));
    assertThat(redeem(channel, Voucher.of(0, 2, fil(4))).toSend()).isEqualTo(fil(4));
  }

  @Example
  void refusals() {
    PaymentChannel channel = redeem(PaymentChannel.OPEN, Voucher.of(0, 5, fil(10)));
    for (Voucher refused :
        List.of(
            Voucher.of(0, 5, fil(11)),
            Voucher.of(1, 0, fil(91)),
            Voucher.of(1, 0, fil(-1)),
            Voucher.of(-1, 0, fil(1)),
            Voucher.of(0, 6, fil(11), new Voucher.Merge(0, 7)),
            Voucher.of(0, 6, fil(11), new Voucher.Merge(3, 7)),
            Voucher.of(1, 0, fil(11), new Voucher.Merge(0, 5)),
            new Voucher(1, 0, fil(1), 11, 0, 0, "", List.of()),
            new Voucher(1, 0, fil(1), 0, 9, 0, "", List.of()),
            new Voucher(1, 0, fil(1), 0, 0, 0, "00", List.of()))) {
      assertThatThrownBy(() -> redeem(channel, refused)).isInstanceOf(EconomicsException.class);
    }
    assertThatThrownBy(() -> channel.redeem(Voucher.of(1, 0, fil(1)), new byte[257], BALANCE, 10))
        .isInstanceOf(EconomicsException.class);
    // Nonces have no sign.
    assertThat(redeem(channel, Voucher.of(0, -1, fil(11))).toSend()).isEqualTo(fil(11));
  }

  @Example
  void secretsOpenVouchers() {
    // BLAKE2b-256 of "abc".
    String hash = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
    Voucher voucher = new Voucher(0, 0, fil(1), 0, 0, 0, hash, List.of());
    byte[] secret = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(PaymentChannel.OPEN.redeem(voucher, secret, BALANCE, 10).toSend()).isEqualTo(fil(1));
    assertThatThrownBy(() -> redeem(PaymentChannel.OPEN, voucher))
        .isInstanceOf(EconomicsException.class);
  }

  @Example
  void settlingWaitsTwelveHoursOrLonger() {
    PaymentChannel channel = redeem(PaymentChannel.OPEN, Voucher.of(0, 0, fil(30)));
    PaymentChannel settling = channel.settle(100);
    assertThat(settling.settlingAt()).isEqualTo(1540);
    assertThatThrownBy(() -> settling.settle(101)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> settling.collect(BALANCE, 1539))
        .isInstanceOf(EconomicsException.class);
    Voucher later = new Voucher(0, 1, fil(40), 0, 0, 5000, "", List.of());
    PaymentChannel delayed = settling.redeem(later, NO_SECRET, BALANCE, 1500);
    assertThat(delayed.settlingAt()).isEqualTo(5000);
    assertThat(delayed.collect(BALANCE, 5000))
        .isEqualTo(new PaymentChannel.Collected(fil(40), fil(60)));
    assertThatThrownBy(() -> settling.redeem(later, NO_SECRET, BALANCE, 1540))
        .isInstanceOf(EconomicsException.class);
    PaymentChannel asked = channel.redeem(later, NO_SECRET, BALANCE, 10);
    assertThat(asked.settlingAt()).isZero();
    assertThat(asked.settle(10).settlingAt()).isEqualTo(5000);
  }
}
