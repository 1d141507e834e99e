// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import org.sealwright.hashing.MalformedInputException;

/** How the challenges of a proof of replication come about. */
public enum PoRepFeature {
  /** From a seed of the chain (interactive). */
  NONE(""),
  /** From a synthetic set fixed before the seed is known (FIP-0059). */
  SYNTHETIC("synthetic"),
  /** From the commitment alone (FIP-0092). */
  NON_INTERACTIVE("ni");

  private final String option;

  PoRepFeature(String option) {
    this.option = option;
  }

  /**
   * Parses the option value: empty, {@code synthetic} or {@code ni}.
   *
   * @throws MalformedInputException for anything else
   */
  public static PoRepFeature parse(String option) {
    for (PoRepFeature feature : values()) {
      if (feature.option.equals(option)) {
        return feature;
      }
    }
    throw new MalformedInputException(
        "feature " + option + " is unknown; there are synthetic and ni");
  }

  /** The option value, empty for none. */
  public String option() {
    return option;
  }
}
