// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.signature;

/**
 * What drawn randomness is for: the domain separation tags of Filecoin (go-state-types, {@code
 * crypto.DomainSeparationTag}), by which no draw can be taken for another.
 */
public enum RandomnessTag {
  /** The VRF that makes a block's ticket. */
  TICKET_PRODUCTION(1),
  /** The VRF by which a miner is elected. */
  ELECTION_PROOF_PRODUCTION(2),
  /** Challenges of a Winning PoSt. */
  WINNING_POST_CHALLENGE_SEED(3),
  /** Challenges of a Window PoSt. */
  WINDOWED_POST_CHALLENGE_SEED(4),
  /** The ticket that a sector is sealed with. */
  SEAL_RANDOMNESS(5),
  /** The seed of an interactive PoRep's challenges. */
  INTERACTIVE_SEAL_CHALLENGE_SEED(6),
  /** The deadline that a sector falls into. */
  WINDOWED_POST_DEADLINE_ASSIGNMENT(7),
  /** When a deal is looked at first. */
  MARKET_DEAL_CRON_SEED(8),
  /** The chain that a Window PoSt commits to. */
  POST_CHAIN_COMMIT(9),
  /** The EVM's PREVRANDAO. */
  EVM_PREV_RANDAO(10);

  private final long number;

  RandomnessTag(long number) {
    this.number = number;
  }

  /** The number that is hashed. */
  public long number() {
    return number;
  }
}
