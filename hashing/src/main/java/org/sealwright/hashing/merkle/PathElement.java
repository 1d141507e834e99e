// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

import java.util.List;
import org.sealwright.hashing.Bytes32;

/**
 * One level of a Merkle path.
 *
 * @param hashes the siblings in order of position, own node left out: arity - 1 of them
 * @param index own position in the group, 0 to arity - 1
 */
public record PathElement(List<Bytes32> hashes, int index) {

  /** Copies the siblings. Range and number are checked where the path is verified. */
  public PathElement {
    hashes = List.copyOf(hashes);
  }

  /** Children of the node above. */
  public int arity() {
    return hashes.size() + 1;
  }
}
