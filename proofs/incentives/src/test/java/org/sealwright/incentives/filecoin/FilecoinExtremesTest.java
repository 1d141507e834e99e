// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.election.PoissonWins;
import org.sealwright.incentives.filecoin.gas.BaseFee;
import org.sealwright.incentives.filecoin.gas.GasOutputs;
import org.sealwright.incentives.filecoin.market.DealSettlement;
import org.sealwright.incentives.filecoin.market.DealTerms;
import org.sealwright.incentives.filecoin.miner.Quantization;
import org.sealwright.incentives.filecoin.miner.TerminationFee;
import org.sealwright.incentives.filecoin.miner.VestingTable;
import org.sealwright.incentives.filecoin.network.BaseFeeRule;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.network.VestingSpec;
import org.sealwright.incentives.filecoin.power.PowerTable;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q256;

/** Nothing, one unit and the ends of 64 bits: the rule's answer, or a refusal. */
class FilecoinExtremesTest {
  private static final long MOST = Long.MAX_VALUE;
  private static final long LEAST = Long.MIN_VALUE;
  private static final TokenAmount NONE = TokenAmount.ZERO;
  private static final TokenAmount ONE = TokenAmount.ofAtto(1);

  private static void refused(ThrowingCallable body) {
    assertThatThrownBy(body).isInstanceOf(EconomicsException.class);
  }

  @Test
  void gasOfNothingOfOneUnitAndOfEverything() {
    assertThat(GasOutputs.of(0, 0, ONE, ONE, ONE).refund()).isEqualTo(NONE);
    GasOutputs idle = GasOutputs.of(0, MOST, ONE, ONE, NONE);
    assertThat(List.of(idle.gasRefund(), idle.gasBurned())).containsExactly(0L, MOST);
    GasOutputs wasteful = GasOutputs.of(1, MOST, ONE, ONE, NONE);
    assertThat(List.of(wasteful.gasRefund(), wasteful.gasBurned())).containsExactly(0L, MOST - 1);
    GasOutputs full = GasOutputs.of(MOST, MOST, ONE, ONE, NONE);
    assertThat(full.baseFeeBurn().atto()).isEqualTo(BigInteger.valueOf(MOST));
    assertThat(List.of(full.gasRefund(), full.gasBurned())).containsExactly(0L, 0L);
    // Who caps the fee at nothing burns nothing; the producer pays for it.
    GasOutputs free = GasOutputs.of(7, 7, ONE, NONE, ONE);
    assertThat(free.baseFeeBurn()).isEqualTo(NONE);
    assertThat(free.minerPenalty()).isEqualTo(TokenAmount.ofAtto(7));
    assertThat(free.minerTip()).isEqualTo(NONE);
  }

  @Test
  void baseFeesOfEmptyAndOfImpossiblyFullTipsets() {
    TokenAmount fee = TokenAmount.ofAtto(8000);
    assertThat(BaseFee.fromUtilization(BaseFeeRule.UTILIZATION, fee, 0, 1).atto()).isEqualTo(7000);
    assertThat(BaseFee.fromUtilization(BaseFeeRule.UTILIZATION, fee, MOST, 1).atto())
        .isEqualTo(9000);
    assertThat(BaseFee.fromUtilization(BaseFeeRule.UTILIZATION, fee, 1, Integer.MAX_VALUE).atto())
        .isEqualTo(7000);
    assertThat(BaseFee.percentile(List.of())).isEqualTo(NONE);
    assertThat(BaseFee.percentile(List.of(new BaseFee.Bid(MOST, ONE)))).isEqualTo(ONE);
    BaseFee.Bid most = new BaseFee.Bid(MOST, NONE);
    assertThat(BaseFee.percentile(List.of(most, most))).isEqualTo(NONE);
  }

  @Test
  void electionsOfNobodyAndOfAllThePower() {
    PoissonWins all = PoissonWins.of(StoragePower.of(MOST), StoragePower.of(MOST));
    assertThat(all.wins(Q256.ZERO)).isEqualTo(PoissonWins.MAXIMUM);
    assertThat(all.wins(new Q256(Q256.ONE.raw().subtract(BigInteger.ONE)))).isZero();
    PoissonWins one = PoissonWins.of(StoragePower.of(1), StoragePower.of(MOST));
    assertThat(one.wins(Q256.ONE)).isZero();
    refused(() -> PoissonWins.of(StoragePower.ZERO, StoragePower.ZERO));
  }

  @Test
  void powerTableOfNobody() {
    PowerTable table = new PowerTable(FilecoinPolicy.of(NetworkVersion.LATEST), StoragePower.ZERO);
    assertThat(table.endEpoch()).isEqualTo(StoragePower.ZERO);
    assertThat(table.minersAboveMinimum()).isZero();
    assertThat(table.thisEpochPledge()).isEqualTo(NONE);
    refused(() -> table.removeMiner(0));
    refused(() -> table.meetsMinimum(MOST));
  }

  @Test
  void epochsBeyond64Bits() {
    Quantization days = new Quantization(2880, MOST);
    assertThat(days.up(0)).isEqualTo(MOST % 2880);
    assertThat(days.up(MOST - 1)).isEqualTo(MOST);
    refused(() -> new Quantization(2880, 0).up(MOST));
    refused(() -> days.up(LEAST));
    assertThat(new Quantization(1, 0).down(LEAST)).isEqualTo(LEAST);
    assertThat(new Quantization(MOST, 0).up(1)).isEqualTo(MOST);
    refused(() -> new Quantization(0, 0));
    refused(() -> VestingTable.EMPTY.add(VestingSpec.REWARD, 0, ONE, MOST));
    assertThat(VestingTable.EMPTY.add(VestingSpec.REWARD, 0, NONE, 7).table().stored()).isEmpty();
    assertThat(VestingTable.EMPTY.unlockVested(MOST).vested()).isEqualTo(NONE);
  }

  @Test
  void dealsOfNoLengthAndOfAllTime() {
    DealTerms never = new DealTerms(5, 5, ONE, NONE, NONE);
    assertThat(never.totalPrice()).isEqualTo(NONE);
    DealSettlement over = DealSettlement.active(never, -1, 5);
    assertThat(over.payment()).isEqualTo(NONE);
    assertThat(over.done()).isTrue();
    DealTerms always = new DealTerms(0, MOST, ONE, NONE, NONE);
    assertThat(DealSettlement.active(always, 0, MOST).payment().atto())
        .isEqualTo(BigInteger.valueOf(MOST));
    refused(() -> new DealTerms(LEAST, MOST, ONE, NONE, NONE).totalPrice());
  }

  @Test
  void terminationsAtOnceAndAfterAllTime() {
    TokenAmount pledge = TokenAmount.ofAtto(1_000_000);
    assertThat(TerminationFee.of(pledge, 0, NONE).atto()).isEqualTo(20_000);
    assertThat(TerminationFee.of(pledge, MOST, NONE).atto()).isEqualTo(85_000);
    assertThat(TerminationFee.of(NONE, MOST, NONE)).isEqualTo(NONE);
    StoragePower power = StoragePower.of(1);
    refused(() -> new TerminationFee.Sector(LEAST, ONE, ONE, power, 0, NONE));
    refused(() -> new TerminationFee.Sector(0, ONE, ONE, power, -1, NONE));
  }
}
