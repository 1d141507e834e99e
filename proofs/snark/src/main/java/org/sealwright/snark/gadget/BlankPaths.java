// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.gadget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;
import org.sealwright.hashing.merkle.PathElement;
import org.sealwright.hashing.merkle.TreeShape;

/** Paths of zeros, which give a circuit its shape where there is no witness. */
public final class BlankPaths {
  private BlankPaths() {}

  /** In a compound octal tree. */
  public static InclusionProof inclusion(TreeShape shape) {
    List<PathElement> levels = new ArrayList<>();
    for (int arity : MerkleInclusion.arities(shape)) {
      levels.add(level(arity));
    }
    Optional<PathElement> top =
        shape.topArity() > 0 ? Optional.of(levels.removeLast()) : Optional.empty();
    Optional<PathElement> sub =
        shape.subArity() > 0 ? Optional.of(levels.removeLast()) : Optional.empty();
    return new InclusionProof(Bytes32.ZERO, Bytes32.ZERO, levels, sub, top);
  }

  /** In a binary tree. */
  public static InclusionProof binary(int levels) {
    return InclusionProof.single(Bytes32.ZERO, Bytes32.ZERO, Collections.nCopies(levels, level(2)));
  }

  private static PathElement level(int arity) {
    return new PathElement(Collections.nCopies(arity - 1, Bytes32.ZERO), 0);
  }
}
