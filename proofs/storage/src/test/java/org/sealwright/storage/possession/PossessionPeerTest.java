// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealwright.storage.testing.Json;
import org.sealwright.storage.testing.Node;

/**
 * Sets against the contract itself: what it answered once, in a golden file; and, where Node and
 * its sources are there, what it answers now.
 */
class PossessionPeerTest {
  private static final String GOLDEN = "/vectors/possession/contract.json";
  private static final int CASES = Integer.getInteger("sealwright.node.cases", 60);

  @TempDir Path folder;

  @Test
  void contractAnsweredThus() throws IOException {
    List<Json> golden = Json.resource(GOLDEN).get("sets").list();
    assertThat(golden).hasSizeGreaterThan(5);
    for (int i = 0; i < golden.size(); i++) {
      Scenario scenario = scenario(i + 1);
      assertThat(golden.get(i).get("ops").value())
          .as("what the golden file was made of")
          .isEqualTo(scenario.ops());
      compare(scenario, golden.get(i));
    }
  }

  @Test
  void contractAnswersThus() throws IOException {
    Path peers = Node.require("@ethereumjs/vm");
    String sources = System.getProperty("sealwright.pdp", "");
    if (sources.isBlank()) {
      System.err.println("SKIPPED: no sources of the contract at -Dsealwright.pdp=FOLDER");
    }
    assumeTrue(!sources.isBlank(), "no sources of the contract");
    List<Scenario> scenarios = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Scenario scenario = scenario(i + 1);
      scenarios.add(scenario);
      lines.add(new String(new Json(Map.of("ops", scenario.ops())).toBytes(), UTF_8));
    }
    Path input = Files.write(folder.resolve("cases"), lines);
    List<String> answers = Node.run(peers, input, "possession.mjs", sources);
    assertThat(answers).hasSize(CASES);
    String kept = System.getProperty("sealwright.golden", "");
    if (!kept.isBlank()) {
      Files.write(Path.of(kept), answers);
      Files.write(Path.of(kept + ".cases"), lines);
    }
    int steps = 0;
    for (int i = 0; i < CASES; i++) {
      compare(scenarios.get(i), parse(answers.get(i)));
      steps += scenarios.get(i).ops().size();
    }
    System.err.println("compared " + CASES + " sets in " + steps + " steps with the contract");
  }

  private static Json parse(String line) throws IOException {
    return Json.read(new ByteArrayInputStream(line.getBytes(UTF_8)));
  }

  private Scenario scenario(int setId) throws IOException {
    if (setId % 3 == 0) {
      return Scenario.withoutData(setId);
    }
    Path own = Files.createDirectories(folder.resolve("" + setId));
    return setId % 4 == 0 ? Scenario.withTinyTrees(setId, own) : Scenario.withData(setId, own);
  }

  private static void compare(Scenario scenario, Json answer) {
    List<Json> results = answer.get("results").list();
    assertThat(results).hasSameSizeAs(scenario.results());
    for (int i = 0; i < results.size(); i++) {
      Map<String, Object> op = scenario.ops().get(i);
      assertThat(results.get(i).value())
          .as("step %d, %s", i, op.get("op"))
          .isEqualTo(scenario.results().get(i));
    }
  }
}
