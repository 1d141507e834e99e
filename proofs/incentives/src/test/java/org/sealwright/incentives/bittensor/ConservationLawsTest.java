// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.sealwright.incentives.bittensor.emission.EmissionShares;
import org.sealwright.incentives.bittensor.emission.PoolTerms;
import org.sealwright.incentives.bittensor.emission.SubnetState;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.bittensor.stake.DividendSplit;
import org.sealwright.incentives.bittensor.stake.KeyShare;
import org.sealwright.incentives.bittensor.stake.MinerPayout;
import org.sealwright.incentives.bittensor.stake.ParentDividends;
import org.sealwright.incentives.bittensor.stake.SharePool;
import org.sealwright.incentives.bittensor.subnet.MechanismSplit;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.math.U96F32;

/** Nothing is given out twice, and what isn't given out is bounded. */
class ConservationLawsTest {
  private static final long MAX = 21_000_000_000_000_000L;

  @Property
  void mechanismsShareEverything(
      @ForAll long alpha, @ForAll @IntRange(min = 1, max = 16) int count, @ForAll long seed) {
    Random random = new Random(seed);
    int[] split = new int[count];
    int left = 65_535;
    for (int i = 0; i < count; i++) {
      split[i] = i == count - 1 ? left : random.nextInt(left + 1);
      left -= split[i];
    }
    for (Optional<int[]> parts : List.of(Optional.<int[]>empty(), Optional.of(split))) {
      BigInteger sum =
          LongStream.of(MechanismSplit.split(alpha, count, parts))
              .mapToObj(U64::big)
              .reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(sum).isEqualTo(U64.big(alpha));
    }
  }

  @Property
  void subnetsNeverShareMoreThanTheBlock(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int count,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long block) {
    Random random = new Random(seed);
    List<SubnetState> subnets =
        IntStream.range(1, count + 1).mapToObj(i -> subnet(i, random)).toList();
    List<U64F64> shares = EmissionShares.byPrice(subnets);
    List<U96F32> amounts = EmissionShares.amounts(subnets, shares, block);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      PoolTerms terms = PoolTerms.of(subnets.get(i), amounts.get(i), MAX / 4, TaoWeight.DEFAULT);
      sum += terms.taoIn().toU64() + terms.excessTao().toU64();
      assertThat(terms.taoIn().saturatingAdd(terms.excessTao())).isEqualTo(amounts.get(i));
      if (!subnets.get(i).isEmissionEnabled()) {
        assertThat(amounts.get(i)).isEqualTo(U96F32.ZERO);
      }
    }
    assertThat(sum).isBetween(0L, block);
    if (subnets.stream()
        .anyMatch(s -> s.isEmissionEnabled() && s.minerBurned().compareTo(U96F32.ONE) < 0)) {
      assertThat(sum).isGreaterThanOrEqualTo(block - 3L * count);
    }
  }

  private static SubnetState subnet(int netuid, Random random) {
    long price = 1 + random.nextLong(1L << 36);
    return new SubnetState(
        netuid,
        U64F64.from(I96F32.ofBits(price)),
        I96F32.ofBits(1 + random.nextLong(1L << 33)),
        U96F32.ofBits(random.nextBoolean() ? 0 : random.nextLong(1L << 32)),
        random.nextInt(4) > 0,
        1 + random.nextLong(MAX / 4),
        random.nextLong(MAX / 4));
  }

  @Property
  void dividendsNeverExceedTheirPools(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 20) int count,
      @ForAll @LongRange(min = 0, max = MAX) long pool) {
    Random random = new Random(seed);
    List<DividendSplit.Earner> earners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      earners.add(
          new DividendSplit.Earner(
              U96F32.ofU64(random.nextLong(MAX)), random.nextLong(MAX), random.nextLong(MAX)));
    }
    DividendSplit split = DividendSplit.of(earners, pool, pool / 3, TaoWeight.DEFAULT.share());
    assertThat(sum(split.alpha())).isBetween(0L, pool);
    assertThat(sum(split.root())).isBetween(0L, pool / 3);
    long lost = (count + 1) * ((pool >>> 32) + 1);
    if (count > 0) {
      assertThat(sum(split.alpha())).isGreaterThanOrEqualTo(pool - lost);
    }
    for (U96F32 amount : split.alpha()) {
      DividendSplit.Take take = DividendSplit.Take.of(amount, random.nextInt(65_536));
      assertThat(amount.toU64() - take.take() - take.rest()).isBetween(0L, 1L);
    }
  }

  private static long sum(List<U96F32> amounts) {
    return amounts.stream().mapToLong(U96F32::toU64).sum();
  }

  @Property
  void parentsAndChildShareADividend(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 6) int count,
      @ForAll @LongRange(min = 0, max = MAX) long dividend) {
    Random random = new Random(seed);
    List<KeyShare<Integer>> parents =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new KeyShare<>(random.nextLong(), i))
            .toList();
    long[] alpha = random.longs(7, 0, MAX).toArray();
    ParentDividends<Integer> shared =
        ParentDividends.of(
            0,
            dividend,
            parents,
            List.of(),
            new ParentDividends.Ledger<>(i -> alpha[i], i -> alpha[6 - i], i -> i % 3),
            new ParentDividends.Takes(random.nextInt(11_797), random.nextLong(1L << 60)),
            TaoWeight.DEFAULT);
    long sum =
        shared.recycled() + shared.shares().stream().mapToLong(ParentDividends.Share::amount).sum();
    assertThat(dividend - sum).isBetween(0L, 2L * count + 1);
  }

  @Property
  void minersAndWithheldMakeUpTheIncentives(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int count) {
    Random random = new Random(seed);
    List<ParentDividends.Share<Integer>> incentives =
        IntStream.range(0, count)
            .mapToObj(i -> new ParentDividends.Share<>(i, random.nextLong(MAX)))
            .toList();
    MinerPayout<Integer> payout = MinerPayout.of(incentives, Set.of(0, 3));
    long paid = payout.paid().stream().mapToLong(ParentDividends.Share::amount).sum();
    assertThat(paid + payout.withheld())
        .isEqualTo(incentives.stream().mapToLong(ParentDividends.Share::amount).sum());
    assertThat(payout.minerBurned()).isLessThanOrEqualTo(U96F32.ONE);
  }

  @Property(tries = 200)
  void stakersNeverOwnMoreThanThePool(@ForAll long seed) {
    Random random = new Random(seed);
    SharePool<Integer> pool = new SharePool<>();
    for (int i = 0; i < 40; i++) {
      int key = random.nextInt(5);
      switch (random.nextInt(3)) {
        case 0 -> pool.updateAll(random.nextLong(1_000_000_000));
        case 1 -> pool.updateOne(key, 1 + random.nextLong(1_000_000_000_000L));
        default -> {
          long value = pool.value(key);
          pool.updateOne(key, value == 0 ? 1 : -random.nextLong(value));
        }
      }
    }
    long owned = IntStream.range(0, 5).mapToLong(pool::value).sum();
    assertThat(owned).isBetween(pool.total() - 50, pool.total() + 50);
  }
}
