// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.nio.ByteBuffer;
import org.sealwright.hashing.MalformedInputException;

/**
 * Reads the little of DAG-CBOR that is needed here: unsigned numbers, byte strings, arrays, CIDs,
 * all of definite length and with the shortest heads. Every complaint names what was wanted where.
 */
final class CborInput {
  static final int UNSIGNED = 0;
  static final int BYTES = 2;
  static final int ARRAY = 4;
  static final int TAG = 6;

  /** Tag of a CID, a byte string with a zero in front. */
  static final int CID_TAG = 42;

  private final ByteBuffer in;

  CborInput(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  /** An unsigned number of 64 bits. */
  long unsigned(String name) {
    return head(UNSIGNED, name);
  }

  /** A number that can only be {@code wanted}. */
  void unsigned(String name, long wanted) {
    long got = unsigned(name);
    if (got != wanted) {
      throw malformed(name, "got " + Long.toUnsignedString(got) + ", wanted " + wanted);
    }
  }

  /** A byte string of exactly this length. */
  byte[] bytes(String name, int length) {
    long got = head(BYTES, name);
    if (got != length) {
      throw malformed(name, "got " + Long.toUnsignedString(got) + " bytes, wanted " + length);
    }
    return take(name, length);
  }

  /** Begins an array of exactly so many elements. */
  void tuple(String name, int elements) {
    int got = array(name, elements);
    if (got != elements) {
      throw malformed(name, "got " + got + " elements, wanted " + elements);
    }
  }

  /** Begins an array; each element takes a byte at least, so its head can't promise too many. */
  int array(String name, int most) {
    long got = head(ARRAY, name);
    long bound = Math.min(most, in.remaining());
    if (Long.compareUnsigned(got, bound) > 0) {
      throw malformed(
          name, "got " + Long.toUnsignedString(got) + " elements, wanted at most " + bound);
    }
    return (int) got;
  }

  /** The binary form of a CID of exactly this length. */
  byte[] cid(String name, int length) {
    long tag = head(TAG, name);
    if (tag != CID_TAG) {
      throw malformed(name, "got tag " + Long.toUnsignedString(tag) + ", wanted " + CID_TAG);
    }
    byte[] prefixed = bytes(name, length + 1);
    if (prefixed[0] != 0) {
      throw malformed(name, "CID without its zero byte in front");
    }
    return java.util.Arrays.copyOfRange(prefixed, 1, prefixed.length);
  }

  /** Checks that nothing follows. */
  void end() {
    if (in.hasRemaining()) {
      throw malformed("end", in.remaining() + " more bytes follow");
    }
  }

  private long head(int major, String name) {
    int first = take(name, 1)[0] & 0xff;
    if (first >>> 5 != major) {
      throw malformed(name, "got major type " + (first >>> 5) + ", wanted " + major);
    }
    int info = first & 0x1f;
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw malformed(name, "indefinite or reserved length");
    }
    int bytes = 1 << (info - 24);
    long value = 0;
    for (byte b : take(name, bytes)) {
      value = value << 8 | (b & 0xff);
    }
    long least = bytes == 1 ? 24 : 1L << (4 * bytes);
    if (Long.compareUnsigned(value, least) < 0) {
      throw malformed(name, "number is not in its shortest form");
    }
    return value;
  }

  private byte[] take(String name, int length) {
    if (in.remaining() < length) {
      throw malformed(name, "cut off");
    }
    byte[] out = new byte[length];
    in.get(out);
    return out;
  }

  private MalformedInputException malformed(String name, String complaint) {
    return new MalformedInputException(
        "CBOR before byte " + in.position() + ", " + name + ": " + complaint);
  }
}
