// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import org.sealwright.hashing.Bytes32;

/** Writes the bincode that {@link BincodeCursor} reads. */
public final class BincodeWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Writes a list: its length as a u64, then its values. */
  public <T> void list(List<T> values, Consumer<T> value) {
    u64(values.size());
    values.forEach(value);
  }

  /** Writes a u32, the int of the same bits. */
  public void u32(int value) {
    out.writeBytes(littleEndian(Integer.BYTES).putInt(value).array());
  }

  /** Writes a u64, the long of the same bits. */
  public void u64(long value) {
    out.writeBytes(littleEndian(Long.BYTES).putLong(value).array());
  }

  /** Writes 32 bytes. */
  public void bytes32(Bytes32 value) {
    out.writeBytes(value.toArray());
  }

  /** All that was written. */
  public byte[] toBytes() {
    return out.toByteArray();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
