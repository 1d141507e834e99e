// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli.economics;

import java.time.LocalDate;
import org.sealwright.cli.json.JsonDocument;

/** Answers to what people ask of any network. */
public final class Quotes {
  private Quotes() {}

  /**
   * The month of io.net's schedule that a day is in.
   *
   * @throws org.sealwright.incentives.EconomicsException where it is in none
   */
  public static int month(LocalDate day) {
    return IonetQuote.month(day);
  }

  /**
   * Answers for what a file describes.
   *
   * @param day that "this month" means
   */
  public static Report of(JsonDocument document, LocalDate day) {
    return switch (document.text("network")) {
      case "ionet" -> IonetQuote.of(document, day);
      case "bittensor" -> BittensorQuote.of(document);
      case "filecoin" -> FilecoinQuote.of(document);
      default -> throw Simulations.unknown(document);
    };
  }
}
