// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.math.BigInteger;
import java.util.Set;
import org.sealwright.incentives.filecoin.units.StoragePower;
import org.sealwright.incentives.simulation.FilecoinScenario;

/** Filecoin's scenarios from JSON; {@code ECONOMICS.md} describes the members. */
final class FilecoinFiles {
  /** Members of a scenario. */
  static final Set<String> SCENARIO =
      Set.of(
          "epoch",
          "effectiveNetworkTime",
          "epochs",
          "every",
          "rawPower",
          "rawPowerDaily",
          "qualityPower",
          "qualityPowerDaily",
          "ownPower");

  private FilecoinFiles() {}

  static FilecoinScenario scenario(Fields file) {
    long epoch = file.count("epoch", 0);
    return file.in(
        () ->
            new FilecoinScenario(
                FilecoinScenario.stateBefore(epoch, file.count("effectiveNetworkTime", epoch)),
                path(file, "rawPower"),
                path(file, "qualityPower"),
                power(file, "ownPower")));
  }

  private static FilecoinScenario.PowerPath path(Fields file, String name) {
    return new FilecoinScenario.PowerPath(power(file, name), daily(file, name + "Daily"));
  }

  private static StoragePower power(Fields file, String name) {
    return new StoragePower(file.bytes(name));
  }

  /** Growth may be negative: a text that begins with a minus. */
  private static StoragePower daily(Fields file, String name) {
    if (!file.has(name)) {
      return StoragePower.ZERO;
    }
    String text = file.isText(name) ? file.text(name) : "";
    if (text.startsWith("-")) {
      BigInteger shrinks = file.in(name, () -> Quantity.parseBytes(text.substring(1)));
      return new StoragePower(shrinks.negate());
    }
    return new StoragePower(file.bytes(name));
  }
}
