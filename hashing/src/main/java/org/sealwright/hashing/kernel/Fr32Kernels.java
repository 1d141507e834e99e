// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Fr32 padding of whole blocks: 127 raw bytes, read as a bit stream, become four nodes of 254 bits
 * with two zero bits on top (128 bytes), and back.
 */
public interface Fr32Kernels {

  /**
   * Pads {@code blocks} blocks of 127 bytes to 128 bytes each.
   *
   * @param in source of {@code 127 * blocks} bytes; nothing beyond them is read
   * @param out destination of {@code 128 * blocks} bytes, not overlapping the source
   */
  void pad(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks);

  /**
   * Unpads {@code blocks} blocks of 128 bytes to 127 bytes each. The two top bits of each node are
   * ignored.
   *
   * @param in source of {@code 128 * blocks} bytes
   * @param out destination of {@code 127 * blocks} bytes, not overlapping the source; nothing
   *     beyond them is written
   */
  void unpad(MemorySegment in, long inOffset, MemorySegment out, long outOffset, long blocks);
}
