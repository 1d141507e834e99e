// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.bittensor.emission.TaoWeight;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U96F32;
import org.sealwright.incentives.testing.GoldenJson;

/** An epoch's payout against the pallet's own functions, up to the ends of their types. */
class DividendGoldenTest {
  private GoldenJson given;
  private List<GoldenJson> hotkeys;
  private TaoWeight weight;

  @Test
  void payouts() {
    int[] emitted = new int[1];
    GoldenJson.checkAll(
        "dividends.json",
        GoldenJson.resource("/bittensor/dividends.json").list("cases"),
        c -> {
          given = c;
          hotkeys = c.list("hotkeys");
          weight = new TaoWeight(c.get("tao_weight").unsigned());
          inheritance();
          distribute(split(dividends()));
          emitted[0] += c.list("emitted").size();
        });
    GoldenJson.report("dividends.json (neurons paid)", emitted[0], emitted[0]);
  }

  private long stake(int hotkey, String name) {
    return hotkeys.get(hotkey).get(name).unsigned();
  }

  private List<KeyShare<Integer>> links(int hotkey, String name) {
    return hotkeys.get(hotkey).list(name).stream()
        .map(link -> new KeyShare<>(link.at(0).unsigned(), (int) link.at(1).number()))
        .toList();
  }

  private void inheritance() {
    for (int i = 0; i < hotkeys.size(); i++) {
      GoldenJson hotkey = hotkeys.get(i);
      List<KeyShare<Integer>> parents = links(i, "parents");
      List<KeyShare<Integer>> children = links(i, "children");
      assertThat(StakeInheritance.inherited(i, parents, children, key -> stake(key, "alpha")))
          .isEqualTo(hotkey.get("inherited").unsigned());
      assertThat(StakeInheritance.inherited(i, parents, children, key -> stake(key, "root")))
          .isEqualTo(hotkey.get("tao_inherited").unsigned());
      assertThat(
              StakeInheritance.selfContribution(
                  stake(i, "alpha"), stake(i, "root"), children, weight))
          .isEqualTo(hotkey.get("self_contribution").unsigned());
    }
  }

  /** Dividends by hotkey. */
  private Map<Integer, U96F32> dividends() {
    Map<Integer, U96F32> dividends = new TreeMap<>();
    for (int i = 0; i < given.list("emitted").size(); i++) {
      ParentDividends<Integer> parts = parts(given.list("emitted").get(i));
      GoldenJson want = given.list("parts").get(i);
      assertThat(parts.recycled()).isEqualTo(want.get("recycled").unsigned());
      assertThat(parts.shares()).isEqualTo(shares(want.list("shares")));
      for (ParentDividends.Share<Integer> share : parts.shares()) {
        dividends.merge(share.hotkey(), U96F32.ofU64(share.amount()), (a, b) -> a.saturatingAdd(b));
      }
    }
    assertRaw(dividends, given.list("dividends"));
    return dividends;
  }

  private ParentDividends<Integer> parts(GoldenJson emitted) {
    int hotkey = (int) emitted.at(0).number();
    return ParentDividends.of(
        hotkey,
        emitted.at(2).unsigned(),
        links(hotkey, "parents"),
        links(hotkey, "children"),
        new ParentDividends.Ledger<>(
            key -> stake(key, "alpha"),
            key -> stake(key, "root"),
            key -> (int) hotkeys.get(key).number("owner")),
        new ParentDividends.Takes(
            (int) hotkeys.get(hotkey).number("childkey_take"), given.get("burn").unsigned()),
        weight);
  }

  private static List<ParentDividends.Share<Integer>> shares(List<GoldenJson> list) {
    return list.stream()
        .map(e -> new ParentDividends.Share<>((int) e.at(0).number(), e.at(1).unsigned()))
        .toList();
  }

  private static void assertRaw(Map<Integer, U96F32> got, List<GoldenJson> want) {
    Map<Integer, U96F32> wanted = new TreeMap<>();
    want.forEach(e -> wanted.put((int) e.at(0).number(), new U96F32(e.at(1).integer())));
    assertThat(got).isEqualTo(wanted);
  }

  /** The alpha of each hotkey from the validators' pool and from root's. */
  private List<Map<Integer, U96F32>> split(Map<Integer, U96F32> dividends) {
    List<Integer> keys = new ArrayList<>(dividends.keySet());
    DividendSplit split =
        DividendSplit.of(
            keys.stream()
                .map(
                    key ->
                        new DividendSplit.Earner(
                            dividends.get(key), stake(key, "alpha"), stake(key, "root")))
                .toList(),
            given.get("pool").unsigned(),
            given.get("root_pool").unsigned(),
            weight.share());
    Map<Integer, U96F32> alpha = new TreeMap<>();
    Map<Integer, U96F32> root = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      alpha.put(keys.get(i), split.alpha().get(i));
      root.put(keys.get(i), split.root().get(i));
    }
    assertRaw(alpha, given.list("alpha"));
    assertRaw(root, given.list("root"));
    return List.of(alpha, root);
  }

  private void distribute(List<Map<Integer, U96F32>> split) {
    long[] toOwner = new long[hotkeys.size()];
    long[] rootRest = new long[hotkeys.size()];
    for (ParentDividends.Share<Integer> paid : miners().paid()) {
      toOwner[paid.hotkey()] = U64.saturatingAdd(toOwner[paid.hotkey()], paid.amount());
    }
    List<ParentDividends.Share<Integer>> nominators = new ArrayList<>();
    split
        .getFirst()
        .forEach(
            (key, amount) -> {
              DividendSplit.Take take = take(key, amount);
              toOwner[key] = U64.saturatingAdd(toOwner[key], take.take());
              nominators.add(new ParentDividends.Share<>(key, take.rest()));
            });
    split
        .getLast()
        .forEach(
            (key, amount) -> {
              DividendSplit.Take take = take(key, amount);
              toOwner[key] = U64.saturatingAdd(toOwner[key], take.take());
              rootRest[key] = take.rest();
              // Nobody is on root when this is paid, so the rest is the owner's as well.
              long rest = RootClaim.NONE.add(take.rest(), 0).toOwner();
              toOwner[key] = U64.saturatingAdd(toOwner[key], rest);
            });
    assertThat(nominators).isEqualTo(shares(given.list("to_nominators")));
    assertThat(toOwner).containsExactly(amounts("to_owner_of_hotkey"));
    assertThat(rootRest).containsExactly(amounts("root_dividends"));
  }

  private DividendSplit.Take take(int hotkey, U96F32 amount) {
    return DividendSplit.Take.of(amount, (int) hotkeys.get(hotkey).number("take"));
  }

  private long[] amounts(String name) {
    return given.list(name).stream().mapToLong(GoldenJson::unsigned).toArray();
  }

  private MinerPayout<Integer> miners() {
    Map<Integer, Long> incentives = new TreeMap<>();
    for (GoldenJson emitted : given.list("emitted")) {
      incentives.merge((int) emitted.at(0).number(), emitted.at(1).unsigned(), U64::saturatingAdd);
    }
    List<ParentDividends.Share<Integer>> list = new ArrayList<>();
    incentives.forEach((key, amount) -> list.add(new ParentDividends.Share<>(key, amount)));
    assertThat(list).isEqualTo(shares(given.list("incentives")));
    Set<Integer> owners = new HashSet<>();
    given.list("owners").forEach(owner -> owners.add((int) owner.number()));
    MinerPayout<Integer> payout = MinerPayout.of(list, owners);
    assertThat(payout.minerBurned().raw()).isEqualTo(given.integer("miner_burned"));
    return payout;
  }
}
