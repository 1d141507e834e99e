// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Access to the platform's SHA-256 without the checked exception that can't happen. */
public final class Digests {
  private Digests() {}

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
