// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.testing.GoldenJson;

/** Scaling and limits of submitted weights against the network's own code. */
class WeightMathGoldenTest {
  private static final Set<String> CHECKED =
      Set.of("vec_u16_max_upscale_to_u16", "vec_max_upscale_to_u16", "check_vec_max_limited");

  @Test
  void functionsAreThoseOfTheNetwork() {
    List<GoldenJson> cases =
        GoldenJson.resource("/bittensor/math.json").list().stream()
            .filter(json -> CHECKED.contains(json.text("fn")))
            .toList();
    GoldenJson.checkAll("math.json, weights", cases, WeightMathGoldenTest::check);
  }

  private static void check(GoldenJson json) {
    long[] in = json.get("in").numbers();
    int[] values = IntStream.range(0, in.length).map(i -> (int) in[i]).toArray();
    switch (json.text("fn")) {
      case "vec_u16_max_upscale_to_u16" -> {
        int[] uids = IntStream.range(0, in.length).toArray();
        assertThat(new WeightSubmission(0, uids, values, 0).stored()).isEqualTo(ints(json));
      }
      case "vec_max_upscale_to_u16" ->
          assertThat(WeightSubmission.maxUpscaled(in)).isEqualTo(ints(json));
      default ->
          assertThat(WeightSubmission.isMaxLimited(values, (int) json.number("limit")))
              .isEqualTo(json.get("out").isTrue());
    }
  }

  private static int[] ints(GoldenJson json) {
    return json.list("out").stream().mapToInt(e -> (int) e.number()).toArray();
  }
}
