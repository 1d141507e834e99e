// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.incentives.filecoin;

import java.util.List;
import java.util.function.Consumer;
import org.sealwright.incentives.filecoin.reward.FilterEstimate;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.filecoin.units.TokenAmount;
import org.sealwright.incentives.math.Q128;
import org.sealwright.incentives.testing.GoldenJson;

/** Filecoin's values in the golden vectors. */
public final class Golden {
  private Golden() {}

  /** A file of vectors. */
  public static GoldenJson file(String name) {
    return GoldenJson.resource("/filecoin/" + name);
  }

  /** Its cases. */
  public static List<GoldenJson> cases(String name) {
    return file(name).list("cases");
  }

  /** Checks all cases of a file. */
  public static void checkAll(String name, Consumer<GoldenJson> check) {
    GoldenJson.checkAll(name, cases(name), check);
  }

  /** A smoothed quantity. */
  public static FilterEstimate estimate(GoldenJson json) {
    return new FilterEstimate(q128(json, "position_q128"), q128(json, "velocity_q128"));
  }

  /** A number with 128 fractional bits. */
  public static Q128 q128(GoldenJson json, String name) {
    return new Q128(json.integer(name));
  }

  /** An amount of money. */
  public static TokenAmount atto(GoldenJson json, String name) {
    return new TokenAmount(json.integer(name));
  }

  /** Power. */
  public static StoragePower power(GoldenJson json, String name) {
    return new StoragePower(json.integer(name));
  }
}
