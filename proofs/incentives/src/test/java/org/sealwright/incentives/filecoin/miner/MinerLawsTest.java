// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.sealwright.incentives.EconomicsException;
import org.sealwright.incentives.filecoin.network.FilecoinPolicy;
import org.sealwright.incentives.filecoin.network.NetworkVersion;
import org.sealwright.incentives.filecoin.network.PledgeRamp;
import org.sealwright.incentives.filecoin.network.VestingSpec;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.units.Epochs;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;

class MinerLawsTest {
  private static final FilecoinPolicy POLICY = FilecoinPolicy.LATEST;
  private static final NetworkEstimates NETWORK =
      new NetworkEstimates(
          FilterEstimate.of(TokenAmount.ofFil(80).atto(), BigInteger.valueOf(-1_000_000)),
          FilterEstimate.of(StoragePower.ofPiB(20_000).bytes(), BigInteger.ZERO));
  private static final StoragePower SECTOR = StoragePower.ofGiB(32);

  @Property(tries = 200)
  void vestingConservesMoney(
      @ForAll @Size(max = 25) long[] operations, @ForAll @IntRange(max = 2879) int offset) {
    VestingTable table = VestingTable.EMPTY;
    long now = 0;
    for (long operation : operations) {
      now += Math.floorMod(operation, 60_000);
      TokenAmount before = table.total();
      TokenAmount amount = TokenAmount.ofAtto(operation >>> 3);
      VestingTable.Unlocked next =
          switch (Math.floorMod(operation, 3)) {
            case 0 -> table.add(VestingSpec.REWARD, offset, amount, now);
            case 1 -> table.unlockVested(now);
            default -> table.unlockVestedAndUnvested(now, amount);
          };
      TokenAmount added = Math.floorMod(operation, 3) == 0 ? amount : TokenAmount.ZERO;
      table = next.table();
      assertThat(table.total().plus(next.vested()).plus(next.unvested()))
          .isEqualTo(before.plus(added));
      assertThat(table.stored()).isSortedAccordingTo((a, b) -> Long.compare(a.epoch(), b.epoch()));
      assertThat(table.stored()).allMatch(entry -> !entry.amount().isNegative());
    }
    assertThat(table.unlockVested(Long.MAX_VALUE).table().stored()).isEmpty();
  }

  @Property(tries = 100)
  void orderOfLocksMakesNoDifference(
      @ForAll @LongRange(max = Long.MAX_VALUE) long a,
      @ForAll @LongRange(max = Long.MAX_VALUE) long b,
      @ForAll @IntRange(max = 1_000_000) int now) {
    // Empty entries alone may differ: an empty head goes when the table is loaded again.
    assertThat(instalments(lock(lock(VestingTable.EMPTY, a, now), b, now)))
        .isEqualTo(instalments(lock(lock(VestingTable.EMPTY, b, now), a, now)));
  }

  private static List<VestingTable.Entry> instalments(VestingTable table) {
    return table.stored().stream().filter(entry -> !entry.amount().isZero()).toList();
  }

  private static VestingTable lock(VestingTable table, long atto, long now) {
    return table.add(VestingSpec.REWARD, 77, TokenAmount.ofAtto(Math.abs(atto)), now).table();
  }

  @Property(tries = 200)
  void minersLoseNoMoneyButWhatIsBurntOrPaid(
      @ForAll @Size(max = 30) long[] operations, @ForAll @LongRange(max = 1_000) long fil) {
    MinerBalances miner = MinerBalances.of(TokenAmount.ofFil(Math.abs(fil)));
    TokenAmount pledged = TokenAmount.ZERO;
    long now = 0;
    for (long operation : operations) {
      now += Math.floorMod(operation, 50_000);
      TokenAmount amount = TokenAmount.ofAtto(operation >>> 2);
      TokenAmount none = TokenAmount.ZERO;
      TokenAmount received = none;
      MinerBalances.Change change;
      switch (Math.floorMod(operation, 4)) {
        case 0 -> {
          received = amount;
          change = miner.applyRewards(POLICY, 5, amount, amount.scaled(1, 10), now);
        }
        case 1 -> change = miner.settleDeadline(POLICY, now, none, none, amount, none);
        case 2 -> change = miner.unlockVested(now);
        default -> change = miner.repayInPriorityOrder(POLICY, now);
      }
      MinerBalances after = change.balances();
      assertThat(after.balance().plus(change.burnt()).plus(change.paid()))
          .isEqualTo(miner.balance().plus(received));
      assertThat(after.lockedFunds()).isEqualTo(after.vesting().total());
      assertThat(after.unlocked().isNegative()).isFalse();
      pledged = pledged.plus(change.pledgeDelta());
      assertThat(pledged).isEqualTo(after.lockedFunds().plus(after.initialPledge()));
      miner = after;
    }
  }

  @Property(tries = 200)
  void terminationFeesRiseWithAgeBetweenTheirBounds(
      @ForAll @LongRange(min = 1) long pledge,
      @ForAll @LongRange(max = 500_000) long age,
      @ForAll @IntRange(max = 1_000_000) int fault) {
    TokenAmount initial = TokenAmount.ofAtto(Math.abs(pledge));
    TokenAmount faultFee = TokenAmount.ofAtto(Math.abs(fault));
    long epochs = Math.abs(age % 500_000);
    TokenAmount fee = TerminationFee.of(initial, epochs, faultFee);
    assertThat(TerminationFee.of(initial, epochs + 1, faultFee)).isGreaterThanOrEqualTo(fee);
    assertThat(fee).isGreaterThanOrEqualTo(initial.scaled(2, 100));
    assertThat(fee).isGreaterThanOrEqualTo(faultFee.scaled(105, 100));
    assertThat(fee).isLessThanOrEqualTo(TerminationFee.maximum(initial, faultFee));
  }

  @Property(tries = 100)
  void pledgeStaysBelowItsCapAndRisesWithTheSupplyAndTheRamp(
      @ForAll @LongRange(min = 0, max = 2_000_000_000L) long fil,
      @ForAll @IntRange(min = 0, max = 1_200_000) int since) {
    PledgeRamp ramp = new PledgeRamp(1000, Epochs.YEAR);
    TokenAmount pledge = pledge(fil, ramp, 1000L + since);
    assertThat(pledge).isLessThanOrEqualTo(TokenAmount.ofAtto(999_999_984_306_749_440L));
    assertThat(pledge(fil + 1, ramp, 1000L + since)).isGreaterThanOrEqualTo(pledge);
    // Two floors instead of one may cost an attoFIL.
    assertThat(pledge(fil, ramp, 1001L + since).plus(TokenAmount.ONE_ATTO))
        .isGreaterThanOrEqualTo(pledge);
    assertThat(ramp.skewAt(1000L + since)).isBetween(0L, PledgeRamp.FULL_SKEW);
  }

  private static TokenAmount pledge(long fil, PledgeRamp ramp, long epoch) {
    return InitialPledge.of(
        POLICY, SECTOR, StoragePower.ofPiB(90_000), NETWORK, TokenAmount.ofFil(fil), ramp, epoch);
  }

  @Property(tries = 200)
  void quantisedEpochsEncloseTheirEpoch(
      @ForAll @IntRange(min = 1, max = 10_000) int unit,
      @ForAll @IntRange(max = 10_000) int offset,
      @ForAll @LongRange(min = -(1L << 40), max = 1L << 40) long epoch) {
    Quantization quantization = new Quantization(unit, offset);
    assertThat(quantization.up(epoch)).isBetween(epoch, epoch + unit - 1);
    assertThat(quantization.down(epoch)).isBetween(epoch - unit + 1, epoch);
    assertThat(quantization.up(quantization.up(epoch))).isEqualTo(quantization.up(epoch));
  }

  @Example
  void oldTerminationRules() {
    TokenAmount day = TokenAmount.ofAtto(2880);
    TokenAmount twenty = day.times(20);
    long age = 200 * Epochs.DAY;
    // A network without reward: the floor is nothing.
    NetworkEstimates idle =
        new NetworkEstimates(
            FilterEstimate.of(BigInteger.ZERO, BigInteger.ZERO),
            FilterEstimate.of(BigInteger.TEN.pow(18), BigInteger.ZERO));
    assertThat(old(0, age, day, twenty, 0, idle)).isEqualTo(day.times(20 + 70));
    assertThat(old(1, 100 * Epochs.DAY, day, twenty, 0, idle)).isEqualTo(day.times(20 + 50));
    assertThat(old(4, age, day, twenty, 0, idle)).isEqualTo(day.times(20 + 70));
    assertThat(old(4, 100 * Epochs.DAY, day, twenty, 60 * Epochs.DAY, idle))
        .isEqualTo(day.times(20 + 70));
    assertThatThrownBy(() -> old(25, age, day, twenty, 0, idle))
        .isInstanceOf(EconomicsException.class);
  }

  private static TokenAmount old(
      int version,
      long age,
      TokenAmount day,
      TokenAmount twenty,
      long replacedAge,
      NetworkEstimates network) {
    return TerminationFee.legacy(
        FilecoinPolicy.of(NetworkVersion.of(version)),
        new TerminationFee.Sector(age, day, twenty, SECTOR, replacedAge, day),
        network);
  }

  @Example
  void oldParameters() {
    FilecoinPolicy first = FilecoinPolicy.of(NetworkVersion.V0);
    assertThat(first.faultFeeEpochs()).isEqualTo(6163);
    assertThat(first.terminationFloorEpochs()).isEqualTo(14_400);
    assertThat(first.lockedRewardPercent()).isEqualTo(100);
    assertThat(POLICY.faultFeeEpochs()).isEqualTo(10_108);
    assertThat(POLICY.terminationFloorEpochs()).isEqualTo(10_080);
    TokenAmount fee = TokenAmount.ofAtto(1);
    assertThat(FilecoinPolicy.of(NetworkVersion.V24).batchFee().proveCommit(10, fee))
        .isEqualTo(TokenAmount.ofNanoFil(5).times(49_299_973L).scaled(10, 20));
    assertThat(FilecoinPolicy.of(NetworkVersion.V13).batchFee().preCommit(10, fee).isZero())
        .isTrue();
    assertThat(POLICY.batchFee().proveCommit(10, fee).isZero()).isTrue();
  }

  @Example
  void reportersAuction() {
    TokenAmount reward = TokenAmount.ofFil(100);
    TokenAmount burnt = TokenAmount.ofFil(1000);
    FilecoinPolicy auction = FilecoinPolicy.of(NetworkVersion.V4);
    assertThat(Penalties.consensusFaultReporter(auction, reward, burnt, 1))
        .isEqualTo(TokenAmount.ofAtto(100_785_473_384_000_000L));
    assertThat(Penalties.consensusFaultReporter(auction, reward, burnt, 900))
        .isEqualTo(TokenAmount.ofFil(5));
    assertThat(Penalties.consensusFaultReporter(auction, reward, burnt, Long.MAX_VALUE))
        .isEqualTo(TokenAmount.ofFil(5));
    assertThat(Penalties.consensusFaultReporter(POLICY, reward, TokenAmount.ONE_FIL, 1))
        .isEqualTo(TokenAmount.ONE_FIL);
    assertThatThrownBy(() -> Penalties.consensusFaultReporter(POLICY, reward, burnt, 0))
        .isInstanceOf(EconomicsException.class);
    assertThat(Penalties.exclusionEnd(1000, 900, -1)).isEqualTo(1900);
    assertThatThrownBy(() -> Penalties.exclusionEnd(1000, 900, 901))
        .isInstanceOf(EconomicsException.class);
  }

  @Example
  void debtIsPaidFromUnvestedRewardsFirst() {
    MinerBalances miner =
        MinerBalances.of(TokenAmount.ofFil(10))
            .applyRewards(POLICY, 0, TokenAmount.ofFil(4), TokenAmount.ZERO, 0)
            .balances();
    assertThat(miner.lockedFunds()).isEqualTo(TokenAmount.ofFil(3));
    MinerBalances.Change change =
        miner.applyPenalty(TokenAmount.ofFil(5)).repayInPriorityOrder(POLICY, 1);
    assertThat(change.burnt()).isEqualTo(TokenAmount.ofFil(5));
    assertThat(change.pledgeDelta()).isEqualTo(TokenAmount.ofFil(-3));
    assertThat(change.balances().balance()).isEqualTo(TokenAmount.ofFil(9));
    assertThat(change.balances().lockedFunds().isZero()).isTrue();
    MinerBalances poor = MinerBalances.of(TokenAmount.ONE_FIL).applyPenalty(TokenAmount.ofFil(2));
    assertThat(poor.available()).isEqualTo(TokenAmount.ofFil(-1));
    assertThatThrownBy(poor::repayDebts).isInstanceOf(EconomicsException.class);
    assertThatThrownBy(() -> poor.withdraw(0, TokenAmount.ONE_FIL))
        .isInstanceOf(EconomicsException.class);
    MinerBalances.Change paid =
        MinerBalances.of(TokenAmount.ofFil(3))
            .applyPenalty(TokenAmount.ONE_FIL)
            .withdraw(0, TokenAmount.ofFil(9));
    assertThat(paid.paid()).isEqualTo(TokenAmount.ofFil(2));
    assertThat(paid.burnt()).isEqualTo(TokenAmount.ONE_FIL);
    assertThat(paid.balances().balance().isZero()).isTrue();
  }

  @Example
  void deadlinesForfeitDepositsAndReleasePledge() {
    TokenAmount fil = TokenAmount.ONE_FIL;
    MinerBalances.Change change =
        MinerBalances.of(fil.times(10))
            .changeDeposits(fil.times(2))
            .changePledge(fil.times(5))
            .settleDeadline(POLICY, 100, fil, fil.times(4), fil, fil);
    assertThat(change.burnt()).isEqualTo(fil.times(3));
    assertThat(change.pledgeDelta()).isEqualTo(fil.times(-4));
    assertThat(change.balances().balance()).isEqualTo(fil.times(7));
    assertThat(change.balances().unlocked()).isEqualTo(fil.times(5));
  }

  @Example
  void weightsAfterExtensionsAndUpdates() {
    BigInteger space = BigInteger.valueOf(1 << 20);
    SectorWeights weights =
        new SectorWeights(
            BigInteger.valueOf(1001), space.multiply(BigInteger.valueOf(1000)), 0, 1000);
    SectorWeights extended = weights.extend(400, 2400, space, space);
    assertThat(extended.dealWeight()).isEqualTo(BigInteger.valueOf(600));
    assertThat(extended.verifiedWeight()).isEqualTo(space.multiply(BigInteger.valueOf(2000)));
    assertThat(extended.powerBaseEpoch()).isEqualTo(400);
    SectorWeights dropped = weights.extend(400, 2400, space, BigInteger.ONE);
    assertThat(dropped.verifiedWeight()).isEqualTo(BigInteger.valueOf(2000));
    SectorWeights young = new SectorWeights(BigInteger.ZERO, space.shiftLeft(20), 0, 1 << 20);
    assertThatThrownBy(() -> young.extend(400, 1 << 21, space, BigInteger.ONE))
        .isInstanceOf(EconomicsException.class)
        .hasMessageContaining("kept claims");
    SectorWeights legacy = weights.extendLegacy(400, 2400);
    assertThat(legacy.verifiedWeight()).isEqualTo(space.multiply(BigInteger.valueOf(600)));
    SectorWeights updated = weights.update(400, BigInteger.ONE, BigInteger.TWO);
    assertThat(updated.dealWeight()).isEqualTo(BigInteger.valueOf(600));
    assertThat(updated.verifiedWeight()).isEqualTo(BigInteger.valueOf(1200));
    assertThatThrownBy(() -> weights.extend(400, 2400, BigInteger.ONE, BigInteger.ONE))
        .isInstanceOf(EconomicsException.class);
  }
}
