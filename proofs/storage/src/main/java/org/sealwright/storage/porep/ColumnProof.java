// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.porep;

import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.merkle.InclusionProof;

/**
 * That a column of labels is in tree-C.
 *
 * @param index node of the column, a u32
 * @param rows its label in every layer, layer 1 first
 * @param inclusion path of the column's hash in tree-C
 */
public record ColumnProof(long index, List<Bytes32> rows, InclusionProof inclusion) {

  /** Copies the rows. */
  public ColumnProof {
    rows = List.copyOf(rows);
  }
}
