// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.hashing.cid;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.sealwright.hashing.MalformedInputException;

/** Unsigned LEB128 numbers of up to 63 bits, in their shortest form only (multiformats). */
final class Varint {
  private static final int MAX_BYTES = 9;

  private Varint() {}

  static void write(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >= 0x80) {
      out.write(((int) rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  static int length(long value) {
    return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
  }

  /** Reads what {@code name} names from the position of {@code in}. */
  static long read(ByteBuffer in, String name) {
    long value = 0;
    for (int i = 0; i < MAX_BYTES; i++) {
      if (!in.hasRemaining()) {
        throw new MalformedInputException(name + " of the CID is cut off");
      }
      int b = in.get() & 0xff;
      value |= (long) (b & 0x7f) << (7 * i);
      if (b < 0x80) {
        if (b == 0 && i > 0) {
          throw new MalformedInputException(name + " of the CID is not a minimal varint");
        }
        return value;
      }
    }
    throw new MalformedInputException(name + " of the CID exceeds " + MAX_BYTES + " bytes");
  }

  /** Reads a number that can only be {@code wanted}. */
  static void expect(ByteBuffer in, long wanted, String name) {
    long got = read(in, name);
    if (got != wanted) {
      throw new MalformedInputException(
          String.format("%s of the CID: got 0x%x, wanted 0x%x", name, got, wanted));
    }
  }
}
