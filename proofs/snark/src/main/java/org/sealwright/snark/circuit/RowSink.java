// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.circuit;

/** Takes the rows of a circuit, one after the other, and must not keep them. */
@FunctionalInterface
public interface RowSink {
  /** Takes the next row. */
  void accept(Row row);
}
