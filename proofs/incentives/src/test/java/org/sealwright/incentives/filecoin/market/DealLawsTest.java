// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class DealLawsTest {
  private static final long START = 1000;
  private static final long END = START + 600_000;
  private static final DealTerms TERMS =
      new DealTerms(
          START, END, TokenAmount.ofAtto(1_000_003), TokenAmount.ofFil(2), TokenAmount.ofAtto(17));

  @Property(tries = 200)
  void settlementsAddUpToThePriceWheneverTheyCome(
      @ForAll @Size(max = 20) @IntRange(max = 700_000) int[] epochs) {
    Arrays.sort(epochs);
    Escrow client = Escrow.EMPTY.add(TERMS.clientRequirement()).lock(TERMS.clientRequirement());
    Escrow provider = Escrow.EMPTY.add(TERMS.providerCollateral()).lock(TERMS.providerCollateral());
    TokenAmount all = client.balance().plus(provider.balance());
    long last = -1;
    boolean done = false;
    for (int epoch : epochs) {
      if (!done) {
        DealSettlement due = DealSettlement.active(TERMS, last, epoch);
        client = client.asClient(due);
        provider = provider.asProvider(due);
        last = epoch;
        done = due.done();
        assertThat(client.balance().plus(provider.balance())).isEqualTo(all);
        assertThat(DealSettlement.active(TERMS, last, epoch).payment().isZero()).isTrue();
      }
    }
    if (!done) {
      DealSettlement due = DealSettlement.active(TERMS, last, END + 5);
      client = client.asClient(due);
      provider = provider.asProvider(due);
    }
    assertThat(provider.balance()).isEqualTo(TERMS.providerCollateral().plus(TERMS.totalPrice()));
    assertThat(client).isEqualTo(Escrow.EMPTY.add(TERMS.clientCollateral()));
    assertThat(provider.locked().isZero()).isTrue();
  }

  @Property(tries = 200)
  void terminatedDealsReturnWhatWasNotEarned(
      @ForAll @IntRange(max = 601_000) int settled, @ForAll @IntRange(max = 601_000) int ended) {
    long last = Math.min(settled, ended);
    Escrow client = Escrow.EMPTY.add(TERMS.clientRequirement()).lock(TERMS.clientRequirement());
    client = client.asClient(DealSettlement.active(TERMS, -1, Math.min(last, END - 1)));
    DealSettlement end =
        DealSettlement.terminated(
            TERMS, Math.min(last, END - 1), Math.max(ended, Math.min(last, END - 1)));
    client = client.asClient(end);
    assertThat(client.locked().isZero()).isTrue();
    assertThat(end.slashed()).isEqualTo(TERMS.providerCollateral());
    assertThat(end.done()).isTrue();
  }

  @Example
  void dealsThatNeverStartAreReturned() {
    DealSettlement none = DealSettlement.neverActivated(TERMS, START);
    assertThat(none.clientUnlocked()).isEqualTo(TERMS.clientRequirement());
    assertThat(none.slashed()).isEqualTo(TERMS.providerCollateral());
    assertThatThrownBy(() -> DealSettlement.neverActivated(TERMS, START - 1))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> DealSettlement.active(TERMS, 20, 10))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> DealSettlement.terminated(TERMS, -1, END + 1))
        .isInstanceOf(EconomicsException.class);
  }

  @Example
  void proposalsAreCheckedInOrder() {
    TokenAmount least = TokenAmount.ONE_FIL;
    DealCollateral.check(FilecoinPolicy.LATEST, TERMS, least, START);
    assertRefused(TERMS, least, START + 1, "start epoch");
    assertRefused(TERMS, TokenAmount.ofFil(3), START, "provider collateral");
    DealTerms backward = terms(END, START);
    assertRefused(backward, least, START, "end epoch");
    assertRefused(terms(START, START + 100), least, START, "duration");
    DealTerms longest = terms(0, 1278 * 2880L);
    DealCollateral.check(FilecoinPolicy.LATEST, longest, least, 0);
    assertThatThrownBy(
            () -> DealCollateral.check(FilecoinPolicy.of(NetworkVersion.V20), longest, least, 0))
        .hasMessageContaining("duration");
    assertThatThrownBy(
            () ->
                DealCollateral.minimum(
                    FilecoinPolicy.LATEST, 127, false, StoragePower.ZERO, StoragePower.ZERO, least))
        .isInstanceOf(EconomicsException.class);
  }

  @Example
  void firstVersionAskedFivePercentByQuality() {
    StoragePower whole = StoragePower.ofGiB(1);
    TokenAmount supply = TokenAmount.ofFil(1 << 10);
    FilecoinPolicy first = FilecoinPolicy.of(NetworkVersion.V0);
    long piece = 1L << 20;
    assertThat(DealCollateral.minimum(first, piece, true, whole, StoragePower.ZERO, supply))
        .isEqualTo(TokenAmount.ofFil(1).scaled(5 * 10, 100));
    assertThat(
            DealCollateral.minimum(
                FilecoinPolicy.LATEST, piece, true, whole, StoragePower.ZERO, supply))
        .isEqualTo(TokenAmount.ofFil(1).scaled(1, 100));
  }

  @Example
  void nobodyLocksMoreThanHeHas() {
    Escrow account = Escrow.EMPTY.add(TokenAmount.ONE_FIL).lock(TokenAmount.ONE_FIL);
    assertThatThrownBy(() -> account.lock(TokenAmount.ONE_ATTO))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> account.add(TokenAmount.ofAtto(-1)))
        .isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> account.unlock(TokenAmount.ofFil(2)))
        .isInstanceOf(EconomicsException.class);
  }

  private static DealTerms terms(long start, long end) {
    return new DealTerms(start, end, TokenAmount.ONE_ATTO, TokenAmount.ofFil(2), TokenAmount.ZERO);
  }

  private static void assertRefused(DealTerms terms, TokenAmount least, long now, String what) {
    assertThatThrownBy(() -> DealCollateral.check(FilecoinPolicy.LATEST, terms, least, now))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining(what);
  }
}
