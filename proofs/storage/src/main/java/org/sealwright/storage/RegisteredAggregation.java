// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import java.util.List;
import org.sealwright.hashing.MalformedInputException;
import org.sealwright.snark.aggregate.AggregateVersion;

/**
 * The two kinds of aggregates that the network knows by number (go-state-types, abi/sector.go).
 *
 * @param number 0 or 1, as on chain
 */
public record RegisteredAggregation(int number) {
  private static final List<AggregateVersion> VERSIONS =
      List.of(AggregateVersion.V1, AggregateVersion.V2);

  /** Checks the number. */
  public RegisteredAggregation {
    if (number < 0 || number >= VERSIONS.size()) {
      throw new MalformedInputException("aggregation " + number + " is unknown; there are 0 and 1");
    }
  }

  /** That of a version of the challenges. */
  public static RegisteredAggregation of(AggregateVersion version) {
    return new RegisteredAggregation(VERSIONS.indexOf(version));
  }

  /**
   * By its name, {@code SnarkPackV1} or {@code SnarkPackV2}.
   *
   * @throws MalformedInputException where there is none of that name
   */
  public static RegisteredAggregation ofName(String name) {
    return VERSIONS.stream()
        .map(RegisteredAggregation::of)
        .filter(aggregation -> aggregation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MalformedInputException("no aggregation is called " + name));
  }

  /** How the challenges come about; the network accepts only the second. */
  public AggregateVersion version() {
    return VERSIONS.get(number);
  }

  /** Name on chain. */
  public String name() {
    return "SnarkPackV" + (number + 1);
  }

  @Override
  public String toString() {
    return name();
  }
}
