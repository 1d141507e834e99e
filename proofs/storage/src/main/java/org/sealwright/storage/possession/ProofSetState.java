// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.possession;

import java.util.List;
import java.util.Optional;

/**
 * What there is to know about a set, to be kept between two calls.
 *
 * @param id its number
 * @param pieces by id; empty for a removed one
 * @param removals ids in the queue, in order
 * @param challengeRange leaves that can be challenged in this period
 * @param challengeEpoch epoch of the randomness, or {@link ProofSet#NO_CHALLENGE}
 */
public record ProofSetState(
    long id,
    List<Optional<ProvablePiece>> pieces,
    List<Long> removals,
    long challengeRange,
    long challengeEpoch) {

  /** Copies the lists. */
  public ProofSetState {
    pieces = List.copyOf(pieces);
    removals = List.copyOf(removals);
  }
}
