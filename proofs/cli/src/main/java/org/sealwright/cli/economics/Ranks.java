// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import org.sealwright.cli.json.JsonDocument;

/** Rankings of any network. */
public final class Ranks {
  private Ranks() {}

  /** Ranks what a file describes. */
  public static Report of(JsonDocument document) {
    return switch (document.text("network")) {
      case "ionet" -> IonetRank.of(document);
      default -> throw document.wrong("network", "must be ionet or bittensor");
    };
  }
}
