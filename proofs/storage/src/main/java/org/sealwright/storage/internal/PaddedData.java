// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.lang.foreign.MemorySegment;

/** A sector's padded data, made part by part where they are wanted. */
@FunctionalInterface
public interface PaddedData {
  /**
   * Writes a part to the front of {@code out}.
   *
   * @param at first padded byte, a multiple of 32
   * @param bytes how many, a multiple of 32
   */
  void fill(long at, MemorySegment out, long bytes);
}
