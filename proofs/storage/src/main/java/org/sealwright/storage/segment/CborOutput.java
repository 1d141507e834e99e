// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.io.ByteArrayOutputStream;

/** Writes what {@link CborInput} reads. */
final class CborOutput {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  CborOutput unsigned(long value) {
    return head(CborInput.UNSIGNED, value);
  }

  CborOutput bytes(byte[] bytes) {
    head(CborInput.BYTES, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  CborOutput array(int elements) {
    return head(CborInput.ARRAY, elements);
  }

  CborOutput cid(byte[] binary) {
    head(CborInput.TAG, CborInput.CID_TAG);
    head(CborInput.BYTES, binary.length + 1L);
    out.write(0);
    out.writeBytes(binary);
    return this;
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private CborOutput head(int major, long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
    if (bits <= 5 && value < 24) {
      out.write(major << 5 | (int) value);
      return this;
    }
    int log = bits <= 8 ? 0 : bits <= 16 ? 1 : bits <= 32 ? 2 : 3;
    out.write(major << 5 | (24 + log));
    for (int shift = (8 << log) - 8; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }
}
