// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Weights that are set, committed and revealed, against the network's own code. */
class WeightSubmissionGoldenTest {
  private static final int NETUID = 2;

  @Test
  void weights() {
    Map<String, Integer> counts = new TreeMap<>();
    GoldenJson.checkAll(
        "set_weights.json",
        GoldenJson.resource("/bittensor/set_weights.json").list("cases"),
        c -> {
          counts.merge(c.get("error").isNull() ? "set" : c.text("error"), 1, Integer::sum);
          checkWeights(c);
        });
    System.out.println("set_weights.json: " + counts);
    assertThat(counts).hasSize(11);
  }

  private static void checkWeights(GoldenJson c) {
    WeightSubmission submission =
        new WeightSubmission(
            (int) c.number("uid"),
            ints(c, "uids"),
            ints(c, "values"),
            c.get("given_version_key").unsigned());
    WeightSubmission.Context context =
        new WeightSubmission.Context(
            (int) c.number("netuid"),
            (int) c.number("neurons"),
            c.get("is_owner").isTrue(),
            c.get("has_permit").isTrue(),
            c.get("has_stake").isTrue(),
            c.number("last_update"),
            c.number("block"));
    WeightSubmission.Rules rules =
        new WeightSubmission.Rules(
            c.get("version_key").unsigned(),
            c.get("rate_limit").unsigned(),
            c.get("is_commit_reveal").isTrue(),
            (int) c.number("min_allowed"),
            (int) c.number("max_weight"));
    assertThat(submission.check(context, rules)).isEqualTo(error(c));
    assertThat(MechanismSplit.storageIndex(NETUID, (int) c.number("mechanism")))
        .isEqualTo((int) c.number("storage_index"));
    assertThat(WeightSubmission.normalized(ints(c, "values"))).isEqualTo(ints(c, "normalized"));
    if (c.get("error").isNull()) {
      int[] stored = submission.stored();
      List<GoldenJson> rows = c.list("stored");
      assertThat(stored).hasSize(rows.size());
      for (int i = 0; i < stored.length; i++) {
        assertThat(submission.uids()[i]).isEqualTo((int) rows.get(i).at(0).number());
        assertThat(stored[i]).isEqualTo((int) rows.get(i).at(1).number());
      }
    }
  }

  private static Optional<WeightError> error(GoldenJson c) {
    if (c.get("error").isNull()) {
      return Optional.empty();
    }
    String spelled = c.text("error").replace("SubNet", "Subnet");
    String name = spelled.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return Optional.of(WeightError.valueOf(name));
  }

  private static int[] ints(GoldenJson c, String name) {
    return c.list(name).stream().mapToInt(item -> (int) item.number()).toArray();
  }

  /** Weights as they were committed. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Committed(int[] uids, int[] values, int[] salt, long versionKey) {
    byte[] hash(byte[] account) {
      return CommitReveal.hash(account, NETUID, uids, values, salt, versionKey);
    }
  }

  private record Waiting(String hash, long epoch, long block) {}

  @Test
  void commitments() {
    Map<String, Integer> counts = new TreeMap<>();
    GoldenJson.checkAll(
        "commit_reveal.json",
        GoldenJson.resource("/bittensor/commit_reveal.json").list("cases"),
        c -> replay(c, counts));
    System.out.println("commit_reveal.json: " + counts);
    assertThat(counts).hasSize(8);
  }

  private static void replay(GoldenJson c, Map<String, Integer> counts) {
    CommitReveal rule = new CommitReveal(c.number("reveal_period"));
    WeightSubmission.Rules rules =
        new WeightSubmission.Rules(0, c.number("rate_limit"), true, 1, 65_535);
    byte[] account = c.get("account").hex();
    EpochSchedule schedule = new EpochSchedule((int) c.number("tempo"), 1000, 0, 0);
    long index = 4;
    long lastUpdate = 0;
    List<Committed> made = new ArrayList<>();
    Deque<Waiting> queue = new ArrayDeque<>();
    for (GoldenJson op : c.list("ops")) {
      long block = op.number("number");
      String error = "none";
      if (op.text("op").equals("block")) {
        EpochSchedule.Step step = schedule.step(block, true, true);
        schedule = step.schedule();
        index += step.outcome() == EpochSchedule.Outcome.RAN ? 1 : 0;
      }
      long epoch = CommitReveal.currentEpoch(index, schedule.isDue(block));
      if (op.text("op").equals("commit")) {
        Committed weights =
            new Committed(
                ints(op, "uids"),
                ints(op, "values"),
                ints(op, "salt"),
                op.get("version_key").unsigned());
        made.add(weights);
        String hash = HexFormat.of().formatHex(weights.hash(account));
        assertThat(hash).isEqualTo(op.text("hash"));
        error = commit(rule, rules, queue, new Waiting(hash, epoch, block), lastUpdate);
        lastUpdate = error.equals("none") ? block : lastUpdate;
      } else if (op.text("op").equals("reveal")) {
        Committed weights = made.get((int) op.number("commit"));
        if (op.get("altered").isTrue()) {
          int[] values = weights.values().clone();
          values[0] ^= 1;
          weights = new Committed(weights.uids(), values, weights.salt(), weights.versionKey());
        }
        error = reveal(rule, queue, HexFormat.of().formatHex(weights.hash(account)), epoch);
      }
      counts.merge(op.text("op") + " " + error, 1, Integer::sum);
      if (op.has("error")) {
        assertThat(error).isEqualTo(op.get("error").isNull() ? "none" : op.text("error"));
      }
      assertThat(index).isEqualTo(op.number("epoch_index"));
      assertThat(epoch).isEqualTo(op.number("epoch"));
      assertThat(lastUpdate).isEqualTo(op.number("last_update"));
      assertThat(queue)
          .containsExactlyElementsOf(
              op.list("queue").stream()
                  .map(row -> new Waiting(row.at(0).text(), row.at(1).number(), row.at(2).number()))
                  .toList());
      List<CommitReveal.Commit> commits =
          queue.stream().map(w -> new CommitReveal.Commit(w.epoch(), w.block())).toList();
      long earliest =
          queue.stream()
              .filter(w -> !rule.isExpired(w.epoch(), epoch))
              .mapToLong(Waiting::block)
              .findFirst()
              .orElse(CommitReveal.NO_COMMIT);
      assertThat(rule.earliestActive(commits, epoch)).isEqualTo(earliest);
    }
  }

  private static String commit(
      CommitReveal rule,
      WeightSubmission.Rules rules,
      Deque<Waiting> queue,
      Waiting commit,
      long lastUpdate) {
    if (rules.isTooFast(lastUpdate, commit.block())) {
      return "CommittingWeightsTooFast";
    }
    int expired =
        (int) queue.stream().takeWhile(w -> rule.isExpired(w.epoch(), commit.epoch())).count();
    if (queue.size() - expired >= CommitReveal.MAX_WAITING) {
      return "TooManyUnrevealedCommits";
    }
    IntStream.range(0, expired).forEach(i -> queue.removeFirst());
    queue.add(commit);
    return "none";
  }

  private static String reveal(CommitReveal rule, Deque<Waiting> queue, String hash, long epoch) {
    List<Waiting> waiting =
        queue.stream().dropWhile(w -> rule.isExpired(w.epoch(), epoch)).toList();
    List<String> hashes = waiting.stream().map(Waiting::hash).toList();
    boolean expired =
        queue.stream().limit(queue.size() - waiting.size()).anyMatch(w -> w.hash().equals(hash));
    if (!hashes.contains(hash)) {
      if (expired) {
        return "ExpiredWeightCommit";
      }
      return waiting.isEmpty() ? "NoWeightsCommitFound" : "InvalidRevealCommitHashNotMatch";
    }
    Waiting found = waiting.get(hashes.indexOf(hash));
    if (!rule.isRevealable(found.epoch(), epoch)) {
      return "RevealTooEarly";
    }
    while (!queue.removeFirst().equals(found)) {
      // Everything up to the one that is shown goes.
    }
    return "none";
  }
}
