// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.math.I96F32;
import org.sealwright.incentives.math.U64;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.testing.GoldenJson;

/** Pruning, epochs and prices of subnets against the network's own code. */
class SubnetGoldenTest {

  private static void check(String name, Consumer<GoldenJson> check) {
    GoldenJson.checkAll(name, GoldenJson.resource("/bittensor/" + name).list("cases"), check);
  }

  @Test
  void neuronsToPrune() {
    check(
        "prune_neuron.json",
        c -> {
          OptionalInt owner =
              c.get("owner_uid").isNull()
                  ? OptionalInt.empty()
                  : OptionalInt.of((int) c.number("owner_uid"));
          List<Pruning.Neuron> neurons = neurons(c, Set.of());
          List<Pruning.Neuron> owned =
              neurons.stream()
                  .filter(neuron -> c.list("neurons").get(neuron.uid()).at(3).isTrue())
                  .toList();
          Set<Integer> kept = Pruning.owners(owned, owner, (int) c.number("owner_limit"));
          assertThat(kept)
              .isEqualTo(
                  c.list("kept").stream().map(u -> (int) u.number()).collect(Collectors.toSet()));
          assertThat(
                  Pruning.neuron(
                      neurons(c, kept),
                      c.get("block").unsigned(),
                      c.number("immunity_period"),
                      (int) c.number("min_non_immune")))
              .isEqualTo(uid(c));
        });
  }

  private static List<Pruning.Neuron> neurons(GoldenJson c, Set<Integer> kept) {
    List<Pruning.Neuron> neurons = new ArrayList<>();
    for (GoldenJson row : c.list("neurons")) {
      int uid = (int) row.at(0).number();
      neurons.add(
          new Pruning.Neuron(uid, row.at(1).unsigned(), row.at(2).unsigned(), kept.contains(uid)));
    }
    return neurons;
  }

  private static Optional<Integer> uid(GoldenJson c) {
    return c.get("pruned").isNull() ? Optional.empty() : Optional.of((int) c.number("pruned"));
  }

  @Test
  void subnetsToPruneAndTheirMedianPrice() {
    check(
        "prune_subnet.json",
        c -> {
          List<Pruning.Subnet> subnets = new ArrayList<>();
          List<U64F64> prices = new ArrayList<>();
          for (GoldenJson row : c.list("subnets")) {
            // Subnets without a pool count with a price of 1.
            I96F32 stored = row.at(2).number() == 0 ? I96F32.ONE : new I96F32(row.at(3).integer());
            assertThat(U64F64.from(stored)).isEqualTo(new U64F64(row.at(4).integer()));
            subnets.add(new Pruning.Subnet((int) row.at(0).number(), stored, row.at(1).unsigned()));
            prices.add(new U64F64(row.at(5).integer()));
          }
          assertThat(
                  Pruning.subnet(subnets, c.get("block").unsigned(), c.get("immunity").unsigned()))
              .isEqualTo(uid(c));
          assertThat(SubnetLock.medianPrice(prices))
              .isEqualTo(new U64F64(c.integer("median_price")));
        });
  }

  @Test
  void epochs() {
    Map<EpochSchedule.Outcome, Integer> outcomes = new HashMap<>();
    check("epoch_schedule.json", c -> replay(c, outcomes));
    long steps = outcomes.values().stream().mapToLong(Integer::longValue).sum();
    GoldenJson.report("epoch_schedule.json (steps) " + outcomes, steps, steps);
    assertThat(outcomes).containsOnlyKeys(EpochSchedule.Outcome.values());
  }

  private static void replay(GoldenJson c, Map<EpochSchedule.Outcome, Integer> outcomes) {
    List<EpochSchedule> schedules = new ArrayList<>();
    List<Long> indices = new ArrayList<>();
    for (GoldenJson row : c.list("subnets")) {
      schedules.add(
          new EpochSchedule(
              (int) row.at(0).number(),
              row.at(1).unsigned(),
              row.at(2).unsigned(),
              row.at(3).unsigned()));
      indices.add(row.at(4).unsigned());
    }
    for (GoldenJson step : c.list("blocks")) {
      long block = step.get("block").unsigned();
      int ran = 0;
      for (int i = 0; i < schedules.size(); i++) {
        assertLook(schedules.get(i), indices.get(i), block, step.get("look").at(i));
      }
      for (int i = 0; i < schedules.size(); i++) {
        EpochSchedule.Step next =
            schedules
                .get(i)
                .step(
                    block, ran < c.number("max_epochs"), !step.get("inconsistent").at(i).isTrue());
        outcomes.merge(next.outcome(), 1, Integer::sum);
        boolean isRun = next.outcome() == EpochSchedule.Outcome.RAN;
        ran += isRun ? 1 : 0;
        if (isRun || next.outcome() == EpochSchedule.Outcome.PASSED_OVER) {
          indices.set(i, U64.saturatingAdd(indices.get(i), 1));
        }
        schedules.set(i, next.schedule());
        GoldenJson after = step.get("after").at(i);
        assertThat(next.schedule().lastEpochBlock()).isEqualTo(after.at(0).unsigned());
        assertThat(next.schedule().pendingEpochAt()).isEqualTo(after.at(1).unsigned());
        assertThat(next.schedule().blocksSinceLastStep()).isEqualTo(after.at(2).unsigned());
        assertThat(indices.get(i)).isEqualTo(after.at(3).unsigned());
        assertThat(isRun).isEqualTo(after.at(4).isTrue());
      }
    }
  }

  private static void assertLook(EpochSchedule schedule, long index, long block, GoldenJson look) {
    boolean due = schedule.isDue(block);
    assertThat(due).isEqualTo(look.at(0).isTrue());
    assertThat(CommitReveal.currentEpoch(index, due)).isEqualTo(look.at(1).unsigned());
    assertThat(schedule.blocksUntilNext(block)).isEqualTo(look.at(2).unsigned());
    assertThat(schedule.nextEpochBlock())
        .isEqualTo(
            look.at(3).isNull() ? OptionalLong.empty() : OptionalLong.of(look.at(3).unsigned()));
  }

  @Test
  void activityCutoffs() {
    check(
        "activity_cutoff.json",
        c ->
            assertThat(
                    EpochSchedule.activityCutoff(c.number("factor_milli"), (int) c.number("tempo")))
                .isEqualTo(c.get("blocks").unsigned()));
  }

  @Test
  void costsOfSubnets() {
    check(
        "lock_cost.json",
        c -> {
          long interval =
              SubnetLock.interval(c.get("base_interval").unsigned(), c.get("issuance").unsigned());
          SubnetLock lock =
              new SubnetLock(c.get("last_lock").unsigned(), c.get("last_block").unsigned());
          assertThat(interval).isEqualTo(c.get("interval").unsigned());
          assertThat(
                  lock.costAfter(c.get("block").unsigned(), interval, c.get("min_lock").unsigned()))
              .isEqualTo(c.get("cost").unsigned());
        });
  }

  @Test
  void pricesOfNeurons() {
    check(
        "registration_burn.json",
        c -> {
          RegistrationBurn rule = burn(c, (int) c.number("half_life"));
          assertThat(rule.decayFactor()).isEqualTo(c.number("decay_factor"));
          assertThat(rule.increased(c.get("burn").unsigned()))
              .isEqualTo(c.get("increased").unsigned());
          // The first two blocks of a chain decay nothing.
          RegistrationBurn decaying = c.number("block") > 1 ? rule : burn(c, 0);
          assertThat(decaying.decayed(c.get("burn").unsigned()))
              .isEqualTo(c.get("decayed").unsigned());
        });
  }

  private static RegistrationBurn burn(GoldenJson c, int halfLife) {
    return new RegistrationBurn(
        halfLife,
        new U64F64(c.integer("increase")),
        c.get("min").unsigned(),
        c.get("max").unsigned());
  }
}
