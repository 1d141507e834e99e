// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

import org.sealwright.hashing.MalformedInputException;

/**
 * Which values the challenges bind. The bytes of an aggregate do not tell, so both sides must agree
 * on it beforehand.
 */
public enum AggregateVersion {
  /**
   * The first: the challenge of the first halving does not depend on that halving's cross terms,
   * nor that of the openings on the folded proofs. For aggregates of the past; what still accepts
   * it should not.
   */
  V1,
  /** Every challenge depends on everything said before it. What the network accepts. */
  V2;

  /**
   * The version with a number, as network and reference write it.
   *
   * @throws MalformedInputException where it is neither 1 nor 2
   */
  public static AggregateVersion of(int number) {
    return switch (number) {
      case 1 -> V1;
      case 2 -> V2;
      default ->
          throw new MalformedInputException("SnarkPack version: got " + number + ", wanted 1 or 2");
    };
  }
}
