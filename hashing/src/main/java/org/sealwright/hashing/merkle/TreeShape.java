// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.merkle;

/**
 * A compound octal tree: equal base trees, their roots gathered in sub trees, the sub roots in a
 * top. Written base-sub-top: 8-0-0, 8-2-0, 8-8-0, 8-8-2.
 *
 * @param leaves leaves in all
 * @param subArity base trees a sub tree, or 0
 * @param topArity sub trees, or 0
 */
public record TreeShape(long leaves, int subArity, int topArity) {

  /** Checks that the base trees come out even. */
  public TreeShape {
    if (topArity > 0 && subArity == 0) {
      throw new IllegalArgumentException("a top needs sub trees");
    }
    int trees = Math.max(1, subArity) * Math.max(1, topArity);
    if (leaves % trees != 0) {
      throw new IllegalArgumentException(leaves + " leaves don't make " + trees + " base trees");
    }
  }

  /** Arity of the base trees. */
  public int baseArity() {
    return 8;
  }

  /** Number of base trees. */
  public int baseTrees() {
    return Math.max(1, subArity) * Math.max(1, topArity);
  }

  /** Leaves of each base tree. */
  public long baseLeaves() {
    return leaves / baseTrees();
  }

  /** The name, such as {@code 8-8-2}. */
  @Override
  public String toString() {
    return baseArity() + "-" + subArity + "-" + topArity;
  }
}
