// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.hashing.Bytes32;
import org.sealwright.hashing.MalformedInputException;

/**
 * Reads bincode (version 1, its default form): little-endian integers of fixed width, lists with
 * their length as a u64 in front, variants with their number as a u32. Nothing is allocated ahead
 * of the input; every complaint names the place.
 */
public final class BincodeCursor {
  private final ByteBuffer in;

  /** Over the whole of an array, which must not change. */
  public BincodeCursor(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads a value. */
  @FunctionalInterface
  public interface ValueReader<T> {
    /** Consumes the value that the cursor is on. */
    T read();
  }

  /** Reads a list of at most {@code max} values. */
  public <T> List<T> list(int max, ValueReader<T> value) {
    int at = in.position();
    long count = u64();
    if (count < 0 || count > max || count > in.remaining()) {
      throw malformed(
          at, "got a list of " + Long.toUnsignedString(count) + ", wanted " + max + " at most");
    }
    List<T> out = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      out.add(value.read());
    }
    return out;
  }

  /** Reads a list that must have one value. */
  public <T> T single(ValueReader<T> value) {
    int at = in.position();
    long count = u64();
    if (count != 1) {
      throw malformed(at, "got a list of " + Long.toUnsignedString(count) + ", wanted one of 1");
    }
    return value.read();
  }

  /** Reads a u32 of 0 to {@code max}. */
  public int u32(int max) {
    require(Integer.BYTES);
    int at = in.position();
    long value = Integer.toUnsignedLong(in.getInt());
    if (value > max) {
      throw malformed(at, "got " + value + ", wanted 0 to " + max);
    }
    return (int) value;
  }

  /** Reads a u64 of 0 to {@code max}. */
  public long u64(long max) {
    int at = in.position();
    long value = u64();
    if (value < 0 || value > max) {
      throw malformed(at, "got " + Long.toUnsignedString(value) + ", wanted 0 to " + max);
    }
    return value;
  }

  /** Reads a u64, as the long of the same bits. */
  public long u64() {
    require(Long.BYTES);
    return in.getLong();
  }

  /** Reads 32 bytes. */
  public Bytes32 bytes32() {
    require(Bytes32.LENGTH);
    byte[] bytes = new byte[Bytes32.LENGTH];
    in.get(bytes);
    return Bytes32.of(bytes);
  }

  /** Checks that nothing follows. */
  public void end() {
    if (in.hasRemaining()) {
      throw malformed(in.position(), in.remaining() + " bytes follow the end");
    }
  }

  private void require(int bytes) {
    if (in.remaining() < bytes) {
      throw malformed(
          in.position(), "got " + in.remaining() + " more bytes, wanted " + bytes + " at least");
    }
  }

  private static MalformedInputException malformed(int at, String complaint) {
    return new MalformedInputException("bincode at byte " + at + ": " + complaint);
  }
}
