// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

/**
 * How much of a version 2 piece CID may be padding. The implementations in use disagree, so the
 * caller chooses; {@link #FRC_0069} is what parsing takes unless told otherwise.
 */
public enum PaddingRule {

  /**
   * The text of FRC-0069: padding below payload, so that the tree is the smallest that holds the
   * payload; where the payload is below 127 bytes, the smallest tree of all, which takes any
   * padding up to the empty piece.
   */
  FRC_0069,

  /**
   * The decoder of go-fil-commcid: padding below half the capacity, rounded down. Refuses payloads
   * of up to 64 bytes.
   */
  GO_FIL_COMMCID,

  /**
   * The PDPVerifier contract: anything but padding alone, in a tree of height up to 50. Accepts
   * trees larger than needed.
   */
  PDP_VERIFIER;

  private static final int PDP_MAX_HEIGHT = 50;

  boolean allows(int height, long capacity, long padding) {
    return switch (this) {
      case FRC_0069 -> height == PieceCidV2.MIN_HEIGHT || padding < capacity - padding;
      case GO_FIL_COMMCID -> padding < capacity >> 1;
      case PDP_VERIFIER -> padding < capacity && height <= PDP_MAX_HEIGHT;
    };
  }
}
