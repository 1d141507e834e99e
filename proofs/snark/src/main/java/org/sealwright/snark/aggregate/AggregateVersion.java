// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.aggregate;

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
  V2
}
