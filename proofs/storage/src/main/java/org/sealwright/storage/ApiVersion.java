// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import org.sealwright.hashing.MalformedInputException;

/**
 * Version of the proofs API. Of sealing it changes the place of the predecessor among the base
 * parents and, in 1.0.0, cuts expander parents to 32 bits; nothing else.
 */
public enum ApiVersion {
  /** 1.0.0: predecessor last, expander index cut to 32 bits. */
  V1_0_0("1.0.0"),
  /** 1.1.0: predecessor first. */
  V1_1_0("1.1.0"),
  /** 1.2.0: the graph of 1.1.0; allows features. */
  V1_2_0("1.2.0");

  private final String text;

  ApiVersion(String text) {
    this.text = text;
  }

  /**
   * Parses {@code 1.0.0}, {@code 1.1.0} or {@code 1.2.0}.
   *
   * @throws MalformedInputException for anything else
   */
  public static ApiVersion parse(String text) {
    for (ApiVersion version : values()) {
      if (version.text.equals(text)) {
        return version;
      }
    }
    throw new MalformedInputException(
        "API version " + text + " is unknown; there are 1.0.0, 1.1.0, 1.2.0");
  }

  /** Dotted form. */
  @Override
  public String toString() {
    return text;
  }
}
