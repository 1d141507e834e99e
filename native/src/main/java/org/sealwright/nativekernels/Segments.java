// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.nativekernels;

import java.lang.foreign.MemorySegment;

/** What the JVM checks on its own side of a downcall and C cannot. */
final class Segments {
  /** {@code SW_OK}. */
  private static final int OK = 0;

  /** {@code SW_BAD_PARENT}. */
  private static final int BAD_PARENT = 2;

  private Segments() {}

  /** The segment, which a downcall would write to even if it is read-only. */
  static MemorySegment writable(MemorySegment segment) {
    if (segment.isReadOnly()) {
      throw new IllegalArgumentException("the segment to write to is read-only");
    }
    return segment;
  }

  /** Turns a status into what Java code would have thrown. */
  static void check(String name, int status) {
    switch (status) {
      case OK -> {}
      case BAD_PARENT ->
          throw new IndexOutOfBoundsException(
              name + ": a parent lies outside the memory of its layer");
      default -> throw new AssertionError(name + " returned status " + status);
    }
  }
}
