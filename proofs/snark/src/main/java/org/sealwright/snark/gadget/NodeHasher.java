// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

/** How a tree hashes the children of a node, in a circuit. */
@FunctionalInterface
public interface NodeHasher {
  /** A variable equal to the hash of {@code children}. */
  int hash(int[] children);
}
