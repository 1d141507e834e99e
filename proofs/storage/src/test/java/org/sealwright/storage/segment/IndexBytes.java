// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.storage.segment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.sealwright.storage.piece.PaddedPieceSize;
import org.sealwright.storage.testing.TestData;

/** Indexes as raw bytes. */
final class IndexBytes {
  private IndexBytes() {}

  /** The raw bytes of these entries, filled up to whole blocks. */
  static byte[] raw(List<SegmentDesc> entries) {
    int blocks = Math.ceilDiv(entries.size(), 2);
    byte[] padded = new byte[128 * blocks];
    for (int i = 0; i < entries.size(); i++) {
      System.arraycopy(entries.get(i).toBytes(), 0, padded, 64 * i, 64);
    }
    byte[] raw = new byte[127 * blocks];
    TestData.kernels()
        .fr32()
        .unpad(MemorySegment.ofArray(padded), 0, MemorySegment.ofArray(raw), 0, blocks);
    return raw;
  }

  /** The entries of raw bytes. */
  static List<SegmentDesc> entries(byte[] raw) {
    int blocks = raw.length / 127;
    byte[] padded = new byte[128 * blocks];
    TestData.kernels()
        .fr32()
        .pad(MemorySegment.ofArray(raw), 0, MemorySegment.ofArray(padded), 0, blocks);
    List<SegmentDesc> entries = new ArrayList<>();
    ByteBuffer words = ByteBuffer.wrap(padded);
    while (words.hasRemaining()) {
      entries.add(SegmentDesc.read(words));
    }
    return entries;
  }

  /** What our reader makes of raw bytes, as the index of an aggregate of 16 MiB. */
  static AggregateIndex read(byte[] raw) throws IOException {
    return read(new IndexArea(new PaddedPieceSize(16 << 20)), raw);
  }

  static AggregateIndex read(IndexArea area, byte[] raw) throws IOException {
    return AggregateIndex.read(
        TestData.kernels(), area, Channels.newChannel(new ByteArrayInputStream(raw)));
  }
}
