// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage;

import org.sealwright.hashing.merkle.TreeShape;
import org.sealwright.snark.parameters.CircuitName;

/**
 * The circuit of a proof of replication: one for each sector size. Version, graph seed and kind of
 * challenges don't shape it.
 */
public final class SealCircuit {
  private SealCircuit() {}

  /** The name that its parameters are filed under. */
  public static CircuitName name(SectorSize size) {
    return CircuitName.poRep(
        size.nodes(),
        size.layers(),
        size.challengesPerPartition(),
        new TreeShape(size.nodes(), size.subArity(), size.topArity()));
  }
}
