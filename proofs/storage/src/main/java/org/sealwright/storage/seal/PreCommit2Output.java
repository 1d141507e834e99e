// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.seal;

import java.util.Objects;
import org.sealwright.hashing.Bytes32;

/**
 * The commitments that go on chain.
 *
 * @param commR commitment to the replica
 * @param commD commitment to the data
 */
public record PreCommit2Output(Bytes32 commR, Bytes32 commD) {

  /** Checks for null. */
  public PreCommit2Output {
    Objects.requireNonNull(commR, "commR");
    Objects.requireNonNull(commD, "commD");
  }
}
