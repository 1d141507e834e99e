// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;

/** Memory of every kind for the contracts. */
final class Bytes {
  /** Where kernels must work: arrays and native memory. */
  enum Kind {
    HEAP,
    NATIVE
  }

  private Bytes() {}

  /** Random bytes. */
  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** The same byte everywhere. */
  static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** A copy of {@code bytes} at {@code offset} of a segment that ends with them. */
  static MemorySegment place(Kind kind, int offset, byte[] bytes) {
    MemorySegment segment = allocate(kind, offset + bytes.length);
    MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, offset, bytes.length);
    return segment;
  }

  /** A zeroed segment. */
  static MemorySegment allocate(Kind kind, int length) {
    return switch (kind) {
      case HEAP -> MemorySegment.ofArray(new byte[length]);
      case NATIVE -> Arena.ofAuto().allocate(length, 1);
    };
  }

  /** {@code length} bytes from {@code offset} on. */
  static byte[] read(MemorySegment segment, int offset, int length) {
    return segment.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
  }
}
