// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.time.LocalDate;
import org.sealwright.cli.json.JsonDocument;

/** Answers to what people ask of any network. */
public final class Quotes {
  private Quotes() {}

  /**
   * Answers for what a file describes.
   *
   * @param day that "this month" means
   */
  public static Report of(JsonDocument document, LocalDate day) {
    return switch (document.text("network")) {
      case "ionet" -> IonetQuote.of(document, day);
      case "filecoin" -> FilecoinQuote.of(document);
      default -> throw Simulations.unknown(document);
    };
  }
}
