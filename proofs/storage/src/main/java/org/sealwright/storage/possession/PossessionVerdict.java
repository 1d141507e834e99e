// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.List;

/** What the contract makes of a call. */
public sealed interface PossessionVerdict {

  /** Why a call is refused. */
  enum Problem {
    /** There is no proof in it. */
    EMPTY,
    /** No challenge is due: none was ever, or a removal made it void. */
    NO_CHALLENGE_SCHEDULED,
    /** Removals left fewer leaves than the challenges reach. */
    LEAF_OUT_OF_BOUNDS,
    /** A path is not as long as the piece's tree is high. */
    PATH_LENGTH,
    /** A path does not lead from its leaf to the piece's root. */
    ROOT
  }

  /**
   * All proofs hold.
   *
   * @param challenges what was asked, in order; the contract's event says the same
   */
  record Proven(List<Challenge> challenges) implements PossessionVerdict {
    /** Copies the list. */
    public Proven {
      challenges = List.copyOf(challenges);
    }
  }

  /**
   * One does not.
   *
   * @param proof the first that does not, or 0 where it is not about one
   * @param problem why
   */
  record Refused(int proof, Problem problem) implements PossessionVerdict {}
}
