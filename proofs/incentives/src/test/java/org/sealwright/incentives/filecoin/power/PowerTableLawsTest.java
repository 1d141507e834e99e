// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class PowerTableLawsTest {
  private static final long MINERS = 7;
  private static final int FEW = FilecoinPolicy.LATEST.consensusMinimum().miners();
  private static final StoragePower MINIMUM = StoragePower.ofTiB(10);

  @Property(tries = 200)
  void totalsAreTheSumsOfTheClaimsInAnyOrder(@ForAll @Size(max = 40) long[] deltas) {
    List<Long> order = LongStream.of(deltas).boxed().collect(Collectors.toList());
    PowerTable table = filled(order);
    Collections.shuffle(order, new Random(3));
    PowerTable other = filled(order);
    Claim all = Claim.ZERO;
    Claim above = Claim.ZERO;
    int count = 0;
    for (long miner = 0; miner < MINERS; miner++) {
      Claim claim = table.claim(miner);
      assertThat(other.claim(miner)).isEqualTo(claim);
      all = all.plus(claim);
      if (claim.raw().compareTo(MINIMUM) >= 0) {
        above = above.plus(claim);
        count++;
      }
      boolean few = count < FEW;
      assertThat(few || table.minersAboveMinimum() >= FEW).isTrue();
    }
    assertThat(table.committed()).isEqualTo(all);
    assertThat(table.minersAboveMinimum()).isEqualTo(count);
    assertThat(table.networkPower()).isEqualTo(count < 4 ? all : above);
    assertThat(other.networkPower()).isEqualTo(table.networkPower());
  }

  private static PowerTable filled(List<Long> deltas) {
    PowerTable table = new PowerTable(FilecoinPolicy.LATEST, MINIMUM);
    for (long miner = 0; miner < MINERS; miner++) {
      table.addMiner(miner);
    }
    for (long delta : deltas) {
      StoragePower raw = StoragePower.ofGiB(Math.floorMod(delta, 9000L));
      table.addToClaim(Math.floorMod(delta, MINERS), new Claim(raw, raw.times(3)));
    }
    return table;
  }

  @Example
  void minersCrossTheMinimumBothWays() {
    PowerTable table = new PowerTable(FilecoinPolicy.LATEST, MINIMUM);
    Claim big = new Claim(MINIMUM, MINIMUM.times(2));
    for (long miner = 0; miner < 4; miner++) {
      table.addMiner(miner);
      table.addToClaim(miner, big);
    }
    table.addMiner(9);
    Claim small = new Claim(StoragePower.ofGiB(32), StoragePower.ofGiB(32));
    table.addToClaim(9, small);
    assertThat(table.networkPower().raw()).isEqualTo(MINIMUM.times(4));
    assertThat(table.meetsMinimum(9)).isFalse();
    table.addToClaim(0, Claim.ZERO.minus(small));
    assertThat(table.minersAboveMinimum()).isEqualTo(3);
    assertThat(table.meetsMinimum(9)).isTrue();
    assertThat(table.networkPower()).isEqualTo(table.committed());
    table.removeMiner(9);
    assertThat(table.committed().raw()).isEqualTo(MINIMUM.times(4).minus(StoragePower.ofGiB(32)));
  }

  @Example
  void epochsSeeTheTotalsOfTheOneBefore() {
    PowerTable table = new PowerTable(FilecoinPolicy.LATEST, MINIMUM);
    table.addMiner(1);
    Claim claim = new Claim(StoragePower.ofTiB(1), StoragePower.ofTiB(2));
    table.addToClaim(1, claim);
    table.addPledge(TokenAmount.ONE_FIL);
    assertThat(table.thisEpoch()).isEqualTo(Claim.ZERO);
    assertThat(table.endEpoch()).isEqualTo(claim.raw());
    assertThat(table.thisEpoch()).isEqualTo(claim);
    assertThat(table.thisEpochPledge()).isEqualTo(TokenAmount.ONE_FIL);
    assertThat(table.smoothedPower())
        .isEqualTo(FilterEstimate.INITIAL_POWER.next(claim.qualityAdjusted().bytes(), 1));
  }

  @Example
  void refusalsChangeNothing() {
    PowerTable table = new PowerTable(FilecoinPolicy.LATEST, MINIMUM);
    table.addMiner(1);
    Claim claim = new Claim(StoragePower.of(5), StoragePower.of(5));
    table.addToClaim(1, claim);
    assertThatThrownBy(() -> table.addMiner(1)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> table.addToClaim(2, claim)).isInstanceOf(EconomicsException.class);
    Claim tooMuch = new Claim(StoragePower.of(-5), StoragePower.of(-6));
    assertThatThrownBy(() -> table.addToClaim(1, tooMuch)).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> table.addPledge(TokenAmount.ofAtto(-1)))
        .isInstanceOf(EconomicsException.class);
    assertThat(table.claim(1)).isEqualTo(claim);
    assertThat(table.committed()).isEqualTo(claim);
    assertThat(table.totalPledge().isZero()).isTrue();
  }
}
