// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.bittensor.subnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealwright.incentives.math.U64F64;
import org.sealwright.incentives.testing.GoldenJson;

/** Mechanisms against the pallet's own functions, up to the ends of their types. */
class MechanismGoldenTest {

  @Test
  void splitsAndSums() {
    GoldenJson.checkAll(
        "mechanisms.json",
        GoldenJson.resource("/bittensor/mechanisms.json").list("cases"),
        c -> {
          Optional<int[]> split =
              c.get("split").isNull()
                  ? Optional.empty()
                  : Optional.of(
                      c.list("split").stream().mapToInt(part -> (int) part.number()).toArray());
          assertThat(
                  MechanismSplit.split(c.get("alpha").unsigned(), (int) c.number("count"), split))
              .containsExactly(c.list("out").stream().mapToLong(GoldenJson::unsigned).toArray());
          U64F64 weight = new U64F64(c.integer("weight"));
          assertThat(
                  MechanismSplit.accumulateU16(
                      (int) c.number("existing"), (int) c.number("added"), weight))
              .isEqualTo((int) c.number("u16"));
          assertThat(
                  MechanismSplit.accumulate(
                      c.get("alpha_existing").unsigned(), c.get("alpha_added").unsigned(), weight))
              .isEqualTo(c.get("sum").unsigned());
        });
  }
}
